import { kindsRead, type ReadKind } from '@plimsoll/engine';

/** What a role is made for. */
export interface RoleRequest {
  readonly name: string;
  /** Set for a Role of one namespace; `undefined` for a ClusterRole. */
  readonly namespace: string | undefined;
  /** Kinds that one cluster has and that are read there beside those that checks name. */
  readonly custom: readonly ReadKind[];
}

/** A rule as RBAC writes it, on one line. */
export function ruleFor({ group, resource }: Pick<ReadKind, 'group' | 'resource'>): string {
  return `{apiGroups: ["${group}"], resources: ["${resource}"], verbs: ["list"]}`;
}

/** The least role that reads all that a scan looks at, as YAML: nothing but `list`, and nothing that is not read. */
export function leastRole({ name, namespace, custom }: RoleRequest): string {
  const kinds = [...kindsRead(), ...custom].filter(
    ({ isNamespaced }) => namespace === undefined || isNamespaced !== false,
  );
  const groups = Map.groupBy(kinds, ({ group }) => group);
  const rules = [...groups].map(([group, members]) =>
    [
      `  - apiGroups: ["${group}"]`,
      '    resources:',
      ...[...new Set(members.map(({ resource }) => resource))]
        .toSorted()
        .map((resource) => `      - ${resource}`),
      '    verbs: ["list"]',
    ].join('\n'),
  );
  const ownNamespace = [
    '  # The labels of the namespace itself, which say what Pod Security enforces.',
    '  - apiGroups: [""]',
    '    resources:',
    '      - namespaces',
    '    verbs: ["get"]',
  ];
  const scope = namespace === undefined ? [] : [`  namespace: ${JSON.stringify(namespace)}`];
  return [
    `# What \`plimsoll scan --cluster\` reads${namespace === undefined ? '' : ` with \`--include-namespaces ${namespace}\``}, and nothing else. Kinds that a cluster does not serve do no harm here.`,
    '# Secrets are listed as metadata alone; RBAC cannot tell that from their values, so leave `secrets` out to be sure:',
    '# the report then says that they were not looked at.',
    'apiVersion: rbac.authorization.k8s.io/v1',
    `kind: ${namespace === undefined ? 'ClusterRole' : 'Role'}`,
    'metadata:',
    `  name: ${name}`,
    ...scope,
    'rules:',
    ...rules,
    ...(namespace === undefined ? [] : ownNamespace),
    '',
  ].join('\n');
}
