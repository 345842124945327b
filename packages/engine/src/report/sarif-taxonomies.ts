import { neededText, type ControlStanding, type FrameworkStanding } from '../evaluate/standing.ts';

/** The frameworks of a report as SARIF's taxonomies; how each control stands is among its properties. */
export function sarifTaxonomies(standings: readonly FrameworkStanding[]): readonly object[] {
  return standings.map(({ framework, controls, summary }) => ({
    name: framework.title,
    version: framework.version,
    informationUri: framework.source,
    shortDescription: { text: `${framework.title} ${framework.version}`.trimEnd() },
    isComprehensive: true,
    taxa: controls.map(taxonOf),
    properties: { framework: framework.id, summary },
  }));
}

function taxonOf(standing: ControlStanding): object {
  const { control, status, findings, accepted, because } = standing;
  const needed = neededText(standing);
  const { id, title, section, level, decided, checks } = control;
  return {
    id,
    name: title,
    shortDescription: { text: title },
    properties: {
      status,
      findings,
      accepted,
      ...(because === undefined ? {} : { because }),
      ...(needed === undefined ? {} : { needed }),
      section,
      ...(level === undefined ? {} : { level }),
      decided,
      checks,
    },
  };
}

/** What a rule's tool says it supports, by name and place. */
export function supportedTaxonomies(standings: readonly FrameworkStanding[]): readonly object[] {
  return standings.map(({ framework }, index) => ({ name: framework.title, index }));
}

/** The controls that each rule answers, by its id: every violation of the rule is one of the control. */
export function ruleRelationships(
  standings: readonly FrameworkStanding[],
): ReadonlyMap<string, readonly object[]> {
  const relationships = new Map<string, object[]>();
  for (const [taxonomy, { framework, controls }] of standings.entries()) {
    const toolComponent = { name: framework.title, index: taxonomy };
    for (const [index, { control }] of controls.entries()) {
      for (const check of control.checks) {
        const known = relationships.get(check) ?? [];
        relationships.set(check, known);
        known.push({ target: { id: control.id, index, toolComponent }, kinds: ['superset'] });
      }
    }
  }
  return relationships;
}
