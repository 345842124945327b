/** The engine's public surface: pure functions from sources to reports. */
export { severities, type Check, type Severity, type Target } from './checks/check.ts';
export { makeTarget, newestKubernetes } from './checks/check.ts';
export { oldestTypes as oldestKubernetes } from './schema/built-in.ts';
export { parameterSummaries, usualParameters, type Parameters } from './checks/parameters.ts';
export { groupOf } from './checks/index.generated.ts';
export {
  applyBaseline,
  baselineVersion,
  makeBaseline,
  pruneBaseline,
  relocated,
  unlikeness,
  type Applied,
  type Baseline,
  type BaselineEntry,
  type LookedAt,
  type Making,
} from './baseline/baseline.ts';
export { differenceOf, type Difference, type DiffSide } from './baseline/diff.ts';
export { differenceOfEnvironments } from './baseline/environments.ts';
export { readBaseline } from './baseline/read-baseline.ts';
export { readReport, type ReadReport } from './baseline/read-report.ts';
export type { Trace } from './baseline/trace.ts';
export { baselineJson } from './report/baseline-json.ts';
export { diffJson, type DiffJson, type DiffSideJson } from './report/diff-json.ts';
export { diffMarkdown } from './report/markdown/difference.ts';
export { diffTable } from './report/diff-table.ts';
export { examine, type Examination } from './evaluate/examine.ts';
export { findingIn, type ExampleText } from './evaluate/example.ts';
export type { Evidence, Finding, Problem, ResourceRef, Undecided } from './evaluate/finding.ts';
export { compareText } from './evaluate/finding.ts';
export { makePlan, type Plan } from './evaluate/plan.ts';
export { asksForNamespaceLabels, planOf, type PlanOrder } from './evaluate/policy-plan.ts';
export { namespaceLabelsIn, placeIn } from './evaluate/list.ts';
export { withEntryFindings } from './baseline/entry-findings.ts';
export { isDay } from './model/day.ts';
export { checksCalled } from './policy/fault.ts';
export { trivyIgnore, trivyIgnoreYaml, type FileException } from './policy/exceptions/foreign/trivy.ts';
export { noPolicy, type PlacedException, type Policy } from './policy/policy.ts';
export { draftPolicy, surveyOf, type Survey } from './policy/draft.ts';
export { readPolicy } from './policy/read-policy.ts';
export { changedOnly } from './evaluate/changed-only.ts';
export { countBySeverity, isAtLeast, makeReport, type Coverage, type Report } from './evaluate/report.ts';
export {
  evidenceNeeded,
  standingOf,
  type ControlStanding,
  type ControlStatus,
  type FrameworkStanding,
  type StandingSummary,
} from './evaluate/standing.ts';
export { pack, unpack, type Packed } from './evaluate/wire.ts';
export { packReport, unpackReport, type PackedReport } from './evaluate/packed-report.ts';
export type { Excuse, ExceptionForm, Suppression } from './model/exception.ts';
export type { Location } from './model/location.ts';
export type { Origin, WrittenAt } from './model/origin.ts';
export { relocate, type Origins } from './evaluate/relocate.ts';
export { editDistance } from './model/edit-distance.ts';
export { pathFrom } from './model/relative-path.ts';
export { didYouMean } from './model/near-name.ts';
export type { ParsedDocument, Source } from './parse/document.ts';
export { parseSource } from './parse/parse-source.ts';
export { displayAliases, makeLookUp, peers, type Lookup, type LookUp } from './policy/aliases.ts';
export { catalogue } from './policy/catalogue.ts';
export type { AnsweredControl, Control, Decided, Framework } from './policy/frameworks/framework.ts';
export { frameworkNames, levelOfFramework, type FrameworkName } from './policy/frameworks/names.ts';
export { inProfile, levelOf, profileNames, profilesOf, type ProfileName } from './policy/profiles.ts';
export { checksJson, checksTable, listedChecks, type ListedCheck } from './report/checks-list.ts';
export { csvByControl } from './report/csv-controls.ts';
export { csvReport } from './report/csv.ts';
export { explainText, type Background, type Example } from './report/explain.ts';
export type { JsonControl, JsonFramework } from './report/framework-json.ts';
export {
  controlsTable,
  frameworksJson,
  frameworksTable,
  type ListedFramework,
} from './report/frameworks-list.ts';
export {
  jsonReport,
  type JsonCoverage,
  type JsonFinding,
  type JsonOptions,
  type JsonReport,
  type JsonSummary,
} from './report/json.ts';
export { githubReport, type GithubOptions } from './report/github.ts';
export { gitlabReport, type GitlabOptions } from './report/gitlab.ts';
export { htmlReport, type HtmlOptions } from './report/html/page.ts';
export { junitReport, type JunitOptions } from './report/junit.ts';
export { findingsShownWithFix, markdownReport, type MarkdownOptions } from './report/markdown/report.ts';
export { openReports, type OpenReportsOptions } from './report/openreports.ts';
export { resourceLines, resourcesTable } from './report/resources.ts';
export { sarifReport, type SarifOptions } from './report/sarif.ts';
export { tableReport, type NextCommand, type TableOptions } from './report/table.ts';
export type { PageOptions } from './report/terminal/page.ts';
export { wrap } from './report/terminal/wrap.ts';
export { visible } from './report/visible.ts';
export { listResources, type ReadResource } from './evaluate/list.ts';
export { nameOfItem, pathOf } from './evaluate/item-name.ts';
export { placedDocuments, type PlacedDocument, type PlacedSource } from './evaluate/placed-document.ts';
export {
  isArray,
  isObject,
  isSameJson,
  valueAt,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from './model/json.ts';
export { exactly } from './model/exactly.ts';
export { escapeToken, tokensOf } from './model/pointer.ts';
export { memberOf, valueAtPointer } from './model/value-at-pointer.ts';
export type { Edit } from './checks/check.ts';
export {
  fixValueKinds,
  fixValueSummaries,
  type FixValueKind,
  type FixValueName,
  type FixValues,
} from './checks/fix-values.ts';
export { applyEdits } from './fix/edits/apply.ts';
export { causesOf, type Cause, type Placed } from './fix/cause.ts';
export type { Change, PatchField, PatchStep } from './fix/files/change.ts';
export { companionName, companionText } from './fix/companion.ts';
export { broughtBy, followUpsOf, isRevealed, isSaid, placeOf, speakingAgainst } from './fix/consequences.ts';
export {
  fixesFor,
  type Fixes,
  type FindingFix,
  type FixOf,
  type FixOptions,
  type PlacedEdit,
} from './fix/shown/finding-fix.ts';
export { valuesAsked } from './fix/harden/values-asked.ts';
export { fixAccount } from './report/fix/account.ts';
export { mergeEdits } from './fix/edits/merge-edits.ts';
export { proposalsFor, type Proposal, type ProposalOptions } from './fix/proposal.ts';
export { together } from './fix/edits/together.ts';
export { withoutSwitchedOff } from './fix/edits/switched-off.ts';
export { applyTextEdits, type TextEdit } from './fix/files/text-edit.ts';
export { repairedBy, type Repair } from './fix/repair.ts';
export { compareGain } from './fix/harden/gain.ts';
export { openIn, type Hardening, type Left, type Standing, type Wanted } from './fix/harden/hardening.ts';
export { stepsOf, type Step } from './fix/harden/steps.ts';
export { levelJudge, type LevelsMet } from './evaluate/levels-met.ts';
export { hardenJson, type HardenJson } from './report/harden/json.ts';
export { hardenTable, hardenStep } from './report/harden/table.ts';
export { commitMessage } from './report/fix/commit-message.ts';
export { fixJson, type FixJson, type JsonCause, type JsonFixedFile } from './report/fix/json.ts';
export { diffForPeople } from './report/fix/diff-for-people.ts';
export { fixTable, type FixTableOptions } from './report/fix/table.ts';
export { rewrite, type Rewrite } from './fix/files/rewrite.ts';
export type { RefusedCause } from './fix/files/wished-change.ts';
export { unifiedDiff, type ChangedText } from './fix/files/unified-diff.ts';
export { podsOf } from './model/pods.ts';
export { kindNameOf, resourcesOf, type Resource } from './model/resource.ts';
export { podSpecOf, workloadKinds } from './model/workload.ts';
export { onlyLooksLikePods } from './model/unlike-pods.ts';
export { isBuiltInGroup } from './model/api-resources.ts';
export { mayHoldPods } from './model/live/pod-schema.ts';
export { controllerOf, runningText, type Controller } from './model/live/running-pod.ts';
export { withoutServerDefaults } from './model/live/without-server-defaults.ts';
export { kindsRead, type ReadKind } from './policy/kinds-read.ts';
export type { Fields } from './model/fields.ts';
export { redacted, type Redacted, type Redaction, type Withheld } from './evaluate/redacted.ts';
export { driftOf } from './drift/drift-of.ts';
export type { Difference as DriftDifference, Drift, DriftObject, DriftSide } from './drift/drift.ts';
export { driftJson, type JsonDrift } from './report/drift-json.ts';
export { driftTable } from './report/drift-table.ts';
