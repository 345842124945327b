import { severities, type JsonFinding, type JsonReport, type Problem } from '@plimsoll/engine';
import * as z from 'zod';
import { decided } from './frameworks.ts';
import { sameAs } from './same-as.ts';

const line = z.int().min(1);
const counted = z.int().min(0);
const pointer = z.string().describe('RFC 6901 pointer');

const resource = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().exactOptional().describe('Absent where the manifest names none'),
  name: z.string(),
  container: z.string().exactOptional().describe('Stands only where one container is meant'),
});

const location = z.object({
  uri: z.string().describe('Relative to the folder the command ran in, with forward slashes'),
  line,
  column: line.describe('In UTF-16 units, from 1'),
  endLine: line,
  endColumn: line.describe('Exclusive'),
  pointer: pointer.describe('The deepest node on the way to the field that exists'),
});

const evidence = z.object({
  text: z.string(),
  uri: z.string().exactOptional(),
  line: line.exactOptional(),
});

const suppression = z.object({
  kind: z.enum(['annotation', 'label', 'comment', 'file', 'policy', 'baseline']),
  source: z.string().describe('`plimsoll`, or the tool whose own words are honoured'),
  reason: z.string().exactOptional(),
  owner: z.string().exactOptional(),
  until: z.string().exactOptional().describe('The last day on which it holds'),
});

const offset = z.int().min(0);

const fix = z.object({
  kind: z.enum(['safe', 'unsafe']),
  edits: z
    .array(
      z.object({
        uri: z.string(),
        start: offset.describe('In UTF-16 units of the text as it is, without a byte order mark'),
        end: offset.describe('Exclusive'),
        old: z.string().describe('What stands there'),
        new: z.string(),
      }),
    )
    .describe('In the order of the text, without overlap; all mean the text as it is'),
  verify: z.string().exactOptional().describe('What to make sure of before it is applied'),
});

const finding = z.object({
  check: z.string().describe('Id of the check'),
  severity: z.enum(severities),
  message: z.string(),
  resource,
  location,
  field: pointer.describe('The field the finding is about, there or not'),
  evidence: z.array(evidence),
  fix: fix.exactOptional().describe('Present where changing the text it lies in is proved to repair it'),
  fingerprint: z.string().describe('Stays the same when the file is moved, reformatted or reordered'),
  suppression: suppression.exactOptional().describe('Present where an exception covers it'),
});

const problem = z.object({
  code: z.string(),
  uri: z.string(),
  line: line.exactOptional(),
  column: line.exactOptional(),
  message: z.string(),
});

/** A finding, as every report states it. */
export const findingSchema: z.ZodType<JsonFinding> = sameAs<JsonFinding>()(finding);

/** What could not be looked at, as every report states it. */
export const problemSchema: z.ZodType<Problem> = sameAs<Problem>()(problem);

const undecided = z.object({
  check: z.string().describe('Id of the check'),
  message: z.string(),
  uri: z.string(),
  line,
});

const coverage = z.object({
  files: counted,
  documents: counted,
  resources: counted,
  templates: counted.describe('Documents that are Go or Jinja templates and no YAML'),
  checks: counted,
  durationMs: z.number().min(0),
  problems: z.array(problem).describe('What could not be read or judged'),
  unknown: z
    .array(undecided)
    .describe('What could not be told, because what a resource names may live outside what was given'),
  ignored: counted.describe('How many manifests ignore files left out, counted up to a thousand'),
});

const control = z.object({
  id: z.string(),
  title: z.string(),
  section: z.string(),
  level: z.int().exactOptional(),
  decided,
  status: z.enum(['passed', 'failed', 'not-applicable', 'unseen']),
  findings: counted.describe('How many findings its checks have'),
  accepted: counted.describe('How many more an exception accepts; they keep it failed'),
  checks: z.array(z.string()).describe('Their findings are those of the control'),
  spares: z.array(z.string()).exactOptional().describe('Namespaces in which their findings do not count'),
  because: z.string().exactOptional().describe('Why it is not applicable, or cannot be seen'),
  needed: z.string().exactOptional().describe('What would show it, or the rest of it'),
});

const framework = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  source: z.string(),
  summary: z.object({
    passed: counted,
    passedInPart: counted.describe('Of the passed ones those that manifests show only a part of'),
    failed: counted,
    notApplicable: counted,
    unseen: counted,
  }),
  controls: z.array(control).describe('In the order of the standard'),
});

const report = z.object({
  reportVersion: z.literal(1),
  tool: z.object({ name: z.literal('plimsoll'), version: z.string() }),
  target: z.object({ kubernetesVersion: z.string() }),
  summary: z.object({
    findings: counted,
    suppressed: counted,
    bySeverity: z.object({
      critical: counted,
      high: counted,
      medium: counted,
      low: counted,
      info: counted,
    }),
  }),
  interrupted: z.boolean(),
  coverage,
  frameworks: z.array(framework).exactOptional().describe('Only with `--framework`'),
  findings: z.array(finding).describe('By uri, line, check and field'),
});

/** The report that `plimsoll scan --format json` prints. */
export const reportSchema: z.ZodType = sameAs<JsonReport>()(report).meta({
  title: 'Plimsoll report',
  description: 'What `plimsoll scan --format json` prints; fields may be added',
});
