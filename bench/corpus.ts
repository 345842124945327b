/**
 * The corpus of the benches: deterministic, at least 10,000 manifest files. Conformance data and samples where the
 * folder `../shared` is there, the examples, and generated shop applications up to the wanted number of files.
 */
import { cpSync, existsSync, globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** A folder of manifests, its files and their size. */
export interface Corpus {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

/** Makes the corpus with a number of files in the system's temporary folder, or finds the one made before. */
export function makeCorpus(
  wanted: number,
  { realData = true }: { readonly realData?: boolean } = {},
): Corpus {
  const folder = join(tmpdir(), `plimsoll-bench-${wanted}${realData ? '' : '-generated'}`);
  const stamp = `${folder}.done`;
  if (!existsSync(stamp)) {
    rmSync(folder, { recursive: true, force: true });
    const real = realData ? copyReal(folder) : 0;
    generateApplications(join(folder, 'generated'), wanted - real);
    writeFileSync(stamp, '');
  }
  const files = globSync('**/*.{yaml,yml,json}', { cwd: folder });
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  return { folder, files: files.length, bytes };
}

function copyReal(folder: string): number {
  const places = ['../shared/conformance', '../shared/samples', 'examples'];
  let count = 0;
  for (const place of places) {
    const from = resolve(root, place);
    if (!existsSync(from)) {
      process.stderr.write(`bench: ${place} is absent; generated applications stand in for it\n`);
      continue;
    }
    for (const file of globSync('**/*.{yaml,yml}', { cwd: from })) {
      const to = join(folder, place.replaceAll('../', ''), file);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(from, file), to);
      count += 1;
    }
  }
  return count;
}

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const services = [
  'catalog',
  'cart',
  'checkout',
  'payment',
  'shipping',
  'search',
  'mail',
  'frontend',
  'reviews',
  'stock',
];
const teams = ['blue', 'green', 'orange', 'violet'];

function generateApplications(folder: string, count: number): void {
  const random = randomNumbers(20_260_101);
  for (let index = 0; index < count;) {
    const application = Math.floor(index / 25);
    const below = join(folder, `team-${teams[application % teams.length]}`, `shop-${application}`);
    mkdirSync(below, { recursive: true });
    for (let file = 0; file < 25 && index < count; file += 1, index += 1) {
      const name = `${services[file % services.length]}-${Math.floor(file / services.length)}`;
      const make = makers[file % makers.length] ?? deployment;
      writeFileSync(join(below, `${name}-${file}.yaml`), make(name, `shop-${application}`, random));
    }
  }
}

type Maker = (name: string, namespace: string, random: () => number) => string;

function head(apiVersion: string, kind: string, name: string, namespace: string): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
`;
}

const deployment: Maker = (name, namespace, random) => {
  const hardened = random() < 0.3;
  return `# the ${name} service of ${namespace}
${head('apps/v1', random() < 0.1 ? 'StatefulSet' : 'Deployment', name, namespace)}spec:
  replicas: ${1 + Math.floor(random() * 4)}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: "9090"
    spec:
${hardened ? '      automountServiceAccountToken: false\n      securityContext:\n        runAsNonRoot: true\n        seccompProfile:\n          type: RuntimeDefault\n' : ''}      containers:
        - name: ${name}
          image: registry.example.com/shop/${name}:${random() < 0.2 ? 'latest' : `1.${Math.floor(random() * 40)}.${Math.floor(random() * 10)}`}
          args: ["--listen=:8080", "--log-level=info", "--database=$(DATABASE_URL)"]
          ports:
            - name: http
              containerPort: 8080
              protocol: TCP
            - name: metrics
              containerPort: 9090
          env:
            - name: DATABASE_URL
              valueFrom:
                secretKeyRef:
                  name: ${name}-database
                  key: url
            - name: FEATURE_FLAGS
              value: 'cart.v2=${random() < 0.5},search.fuzzy=true'
            - name: TIMEOUT
              value: "${Math.floor(random() * 60)}s"
          readinessProbe:
            httpGet:
              path: /ready
              port: http
            initialDelaySeconds: 5
            periodSeconds: 10
          resources:
            requests:
              cpu: ${Math.floor(random() * 500)}m
              memory: ${64 + Math.floor(random() * 512)}Mi
${random() < 0.6 ? '            limits:\n              memory: 1Gi\n' : ''}${hardened ? '          securityContext:\n            allowPrivilegeEscalation: false\n            readOnlyRootFilesystem: true\n            capabilities:\n              drop: [ALL]\n' : ''}          volumeMounts:
            - name: config
              mountPath: /etc/${name}
              readOnly: true
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: config
          configMap:
            name: ${name}
        - name: tmp
          emptyDir: {}
`;
};

const service: Maker = (name, namespace, random) => `${head('v1', 'Service', name, namespace)}spec:
  type: ${random() < 0.1 ? 'NodePort' : 'ClusterIP'}
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: metrics
      port: 9090
      targetPort: metrics
`;

const configMap: Maker = (name, namespace, random) => `${head('v1', 'ConfigMap', name, namespace)}data:
  application.yaml: |
    server:
      port: 8080
      timeout: ${Math.floor(random() * 60)}s
    # what the shop shows on its front page
    features:
      - reviews
      - wish-lists
    database:
      pool: ${Math.floor(random() * 50)}
  banner.txt: >-
    Welcome to the shop of ${namespace},
    where everything is made up.
  LOG_LEVEL: info
`;

const roles: Maker = (
  name,
  namespace,
  random,
) => `${head('rbac.authorization.k8s.io/v1', 'Role', name, namespace)}rules:
  - apiGroups: [""]
    resources: [configmaps${random() < 0.1 ? ', secrets' : ''}]
    verbs: [get, list, watch]
---
${head('v1', 'ServiceAccount', name, namespace)}automountServiceAccountToken: false
---
${head('rbac.authorization.k8s.io/v1', 'RoleBinding', name, namespace)}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${name}
subjects:
  - kind: ServiceAccount
    name: ${name}
    namespace: ${namespace}
`;

const ingress: Maker = (
  name,
  namespace,
  random,
) => `${head('networking.k8s.io/v1', 'Ingress', name, namespace)}spec:
  ingressClassName: public
${random() < 0.5 ? `  tls:\n    - hosts: [${name}.example.com]\n      secretName: ${name}-tls\n` : ''}  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${name}
                port:
                  name: http
---
${head('networking.k8s.io/v1', 'NetworkPolicy', name, namespace)}spec:
  podSelector:
    matchLabels: {app.kubernetes.io/name: ${name}}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
      ports:
        - port: 8080
`;

/** Several objects in one file, as most teams write them. */
function together(...parts: readonly Maker[]): Maker {
  return (name, namespace, random) => parts.map((make) => make(name, namespace, random)).join('---\n');
}

const makers: readonly Maker[] = [
  together(deployment, service, configMap),
  together(deployment, service, roles, ingress),
  together(deployment, service),
  together(configMap, ingress),
  deployment,
];
