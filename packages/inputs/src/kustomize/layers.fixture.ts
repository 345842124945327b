/** What one layer over a base does. */
export interface Layer {
  readonly does: readonly Deed[];
  readonly isComponent: boolean;
}

/** One way to set fields. */
export type Deed = (typeof deeds)[number];

/** All ways that trees are made of. */
export const deeds = [
  'merge-env',
  'merge-security',
  'remove-security',
  'add-container',
  'json-replace',
  'json-add',
  'image',
  'replicas',
  'annotation',
  'replacement',
  'generated',
] as const;

/** A base and layers over it, the last of them the root, in the folder `top`. Every value tells its layer. */
export function treeOf(layers: readonly Layer[]): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'layer0/kustomization.yaml': 'resources:\n  - web.yaml\n',
    'layer0/web.yaml': base,
  };
  for (const [index, layer] of layers.entries()) {
    const number = index + 1;
    const folder = number === layers.length ? 'top' : `layer${number}`;
    const below = `../layer${index}`;
    if (!layer.isComponent) {
      files[`${folder}/kustomization.yaml`] = `resources:\n  - ${below}\n${textOf(layer, number)}`;
      continue;
    }
    files[`part${number}/kustomization.yaml`] =
      `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${textOf(layer, number)}`;
    files[`${folder}/kustomization.yaml`] = `resources:\n  - ${below}\ncomponents:\n  - ../part${number}\n`;
  }
  return files;
}

const base = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    owner: layer0
spec:
  replicas: 1
  template:
    spec:
      terminationGracePeriodSeconds: 100
      containers:
        - name: web
          image: example.com/web:0.1
          env:
            - name: LEVEL
              value: layer0
            - name: PLACE
              value: layer0
          securityContext:
            runAsUser: 1000
`;

function textOf({ does }: Layer, number: number): string {
  const merges = does.flatMap((deed) => merge[deed]?.(number) ?? []);
  const operations = does.flatMap((deed) => operation[deed]?.(number) ?? []);
  const json =
    operations.length === 0
      ? []
      : [`  - target: {kind: Deployment, name: "w.b"}\n    patch: |-\n${operations.join('')}`];
  const patches = [...merges, ...json];
  return (
    (patches.length === 0 ? `nameSuffix: "-${number}"\n` : `patches:\n${patches.join('')}`) +
    does.flatMap((deed) => field[deed]?.(number) ?? []).join('')
  );
}

type Writer = Partial<Record<Deed, (number: number) => string>>;

const head = `  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
`;

const merge: Writer = {
  'merge-env': (number) =>
    `${head}              - name: web\n                env:\n                  - name: LEVEL\n                    value: layer${number}\n                  - name: L${number}\n                    value: new${number}\n`,
  'merge-security': (number) =>
    `${head}              - name: web\n                securityContext:\n                  runAsUser: ${1000 + number}\n                  runAsGroup: ${2000 + number}\n`,
  'remove-security': () => `${head}              - name: web\n                securityContext: null\n`,
  'add-container': (number) =>
    `${head}              - name: side${number}\n                image: example.com/side:${number}\n`,
};

const operation: Writer = {
  'json-replace': (number) =>
    `      - op: replace\n        path: /spec/template/spec/terminationGracePeriodSeconds\n        value: ${100 + number}\n`,
  'json-add': (number) =>
    `      - op: add\n        path: /spec/template/spec/volumes\n        value:\n          - name: v${number}\n            hostPath:\n              path: /data${number}\n`,
};

const field: Writer = {
  image: (number) => `images:\n  - name: example.com/web\n    newTag: "0.1${number}"\n`,
  replicas: (number) => `replicas:\n  - name: web\n    count: ${number + 1}\n`,
  annotation: (number) => `commonAnnotations:\n  owner: layer${number}\n`,
  replacement: (number) =>
    `replacements:\n  - sourceValue: replaced${number}\n    targets:\n      - select: {kind: Deployment}\n        fieldPaths:\n          - spec.template.spec.containers.[name=web].env.[name=PLACE].value\n`,
  generated: (number) =>
    `configMapGenerator:\n  - name: map${number}\n    literals:\n      - key=layer${number}\n`,
};
