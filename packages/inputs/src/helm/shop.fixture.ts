/** A chart with every way in which a value gets into a manifest, for tests. */
export const shop: Readonly<Record<string, string>> = {
  'shop/Chart.yaml': `apiVersion: v2
name: shop
version: 0.1.0
dependencies:
  - name: db
    alias: store
    version: 0.1.0
    repository: ""
`,
  'shop/values.yaml': `web:
  image:
    repository: registry.example.com/web
    tag: latest
  securityContext: {}
  privileged: false
  hostNetwork: true
  kind: plain
  replicas: 3
  ports:
    - 8080
  labels:
    example.com/team: crew
  priorityClassName: ""
store:
  user: 0
`,
  'shop/templates/_helpers.tpl': `{{- define "shop.name" -}}
{{- printf "%s-web" .Release.Name | trunc 63 }}
{{- end }}
{{- define "shop.pod" -}}
hostNetwork: {{ .Values.web.hostNetwork }}
{{- with .Values.web.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
containers:
  - name: web
    image: "{{ .Values.web.image.repository }}:{{ .Values.web.image.tag }}"
    ports:
      {{- range .Values.web.ports }}
      - containerPort: {{ . }}
      {{- end }}
    securityContext:
      privileged: {{ .Values.web.privileged }}
      {{- with .Values.web.securityContext }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
{{- end }}
`,
  'shop/templates/web.yaml': `{{- if eq .Values.web.kind "plain" }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.name" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- toYaml .Values.web.labels | nindent 4 }}
  annotations:
    kind: {{ .Values.web.kind }}
spec:
  replicas: {{ .Values.web.replicas }}
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
    spec:
      {{- include "shop.pod" . | nindent 6 }}
{{- end }}
`,
  'shop/templates/NOTES.txt': 'hello {{ .Release.Name }}\n',
  'shop/crds/things.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things.example.com
`,
  'shop/charts/db-chart/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 0.1.0\n',
  'shop/charts/db-chart/values.yaml': 'user: 1000\nlimits: {}\n',
  'shop/charts/db-chart/templates/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}-db
  annotations:
    helm.sh/hook: test
spec:
  containers:
    - name: db
      image: registry.example.com/db:1.0.0
      resources:
        limits: {{- toYaml .Values.limits | nindent 10 }}
      securityContext:
        runAsUser: {{ .Values.user }}
`,
};
