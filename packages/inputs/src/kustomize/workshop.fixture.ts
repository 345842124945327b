/** A tree with every way to set a field that Kustomize has, for tests. */
export const workshop: Readonly<Record<string, string>> = {
  'base/kustomization.yaml': `resources:
  - web.yaml
  - more/
configMapGenerator:
  - name: settings
    literals:
      - colour=blue
      - size=small
    files:
      - banner.txt
    envs:
      - words.env
labels:
  - pairs:
      part-of: workshop
`,
  'base/banner.txt': 'hello\n',
  'base/words.env': '# words\nGREETING=hi\n',
  'base/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    owner: crew
spec:
  replicas: 1
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      hostNetwork: false
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
          ports:
            - containerPort: 8080
          env:
            - name: LEVEL
              value: info
            - name: HOST
              value: placeholder
          securityContext:
            runAsNonRoot: true
            privileged: false
        - name: proxy
          image: registry.example.com/proxy:2.0.0
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: ClusterIP
  ports:
    - port: 80
      targetPort: 8080
  selector: {app: web}
`,
  'base/more/kustomization.yml': `resources: [job.yaml]
nameSuffix: -nightly
commonAnnotations:
  team: night
`,
  'base/more/job.yaml': `apiVersion: batch/v1
kind: CronJob
metadata:
  name: tidy
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: tidy
              image: tidy
`,
  'components/debug/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
resources:
  - shell.yaml
patches:
  - path: privileged.yaml
`,
  'components/debug/shell.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: shell
spec:
  hostPID: true
  containers:
    - name: shell
      image: busybox:1.36
`,
  'components/debug/privileged.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          securityContext:
            privileged: true
            runAsNonRoot: null
        - name: sidecar
          image: sidecar:3
`,
  'overlays/prod/kustomization.yaml': `namespace: shop
namePrefix: prod-
resources:
  - ../../base
components:
  - ../../components/debug
images:
  - name: registry.example.com/web
    newTag: 1.4.2
  - name: tidy
    newName: registry.example.com/tidy
    digest: sha256:1111111111111111111111111111111111111111111111111111111111111111
replicas:
  - name: web
    count: 3
patches:
  - target:
      kind: Deployment
      name: web
    patch: |-
      - op: replace
        path: /spec/template/spec/hostNetwork
        value: true
      - op: add
        path: /spec/template/spec/containers/0/env/-
        value:
          name: EXTRA
          value: "yes"
  - patch: |
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: LoadBalancer
  - target:
      kind: Pod
      labelSelector: "!app"
    path: pods.json
configMapGenerator:
  - name: settings
    behavior: merge
    literals:
      - size=large
replacements:
  - sourceValue: shop.example.com
    targets:
      - select:
          kind: Deployment
          name: web
        fieldPaths:
          - spec.template.spec.containers.[name=web].env.[name=HOST].value
  - source:
      kind: ConfigMap
      name: settings
      fieldPath: data.colour
    targets:
      - select:
          kind: CronJob
        fieldPaths:
          - metadata.annotations.colour
        options:
          create: true
`,
  'overlays/prod/pods.json': `[
  {"op": "add", "path": "/spec/hostIPC", "value": true},
  {"op": "add", "path": "/metadata/labels", "value": {"tool": "shell"}}
]
`,
  'overlays/dev/kustomization.yaml': `namespace: dev
nameSuffix: -dev
resources:
  - ../../base
`,
};
