/** A chart with the usual ways in which charts are written, for tests of where edits are made. */
export const boat: Readonly<Record<string, string>> = {
  'boat/Chart.yaml': `apiVersion: v2
name: boat
version: 0.1.0
dependencies:
  - name: sail
    version: 0.1.0
    repository: https://charts.example.com
  - name: oar
    version: 0.1.0
    repository: file://charts/oar
`,
  'boat/values.yaml': `# Everything that a captain decides.
image:
  repository: registry.example.com/boat
  tag: "1.0"
replicas: 2
hostNetwork: true
hostPID: true
shareProcesses: "true"
podSecurityContext: {}
# securityContext:
#   runAsNonRoot: true
capabilities:
  drop: []
web:
  containerSecurityContext:
    capabilities:
      add:
        - NET_ADMIN
        - SYS_TIME
  labels:
    team: crew
  debug: true
seccomp:
  enabled: false
  type: RuntimeDefault
guard:
  enabled: false
annotations:
  note: "{{ .Release.Name }}"
extraVolumes: []
sail:
  user: 0
`,
  'boat/values-prod.yaml': `# Out at sea.
replicas: 3
hostPID: false
web:
  containerSecurityContext:
    privileged: true
`,
  'boat/templates/_helpers.tpl': `{{- define "boat.container" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
imagePullPolicy: IfNotPresent
{{- with .Values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
`,
  'boat/templates/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
  labels:
    {{- toYaml .Values.web.labels | nindent 4 }}
  annotations:
    {{- tpl (toYaml .Values.annotations) . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      hostNetwork: {{ .Values.hostNetwork }}
      {{- if .Values.hostPID }}
      hostPID: true
      {{- end }}
      shareProcessNamespace: {{ .Values.shareProcesses }}
      {{- if .Values.guard.enabled }}
      priorityClassName: guarded
      {{- end }}
      {{- with .Values.podSecurityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: web
          image: registry.example.com/web:1.0 # the web
          imagePullPolicy: 'Always'
          securityContext:
            {{- toYaml .Values.web.containerSecurityContext | nindent 12 }}
            {{- if .Values.seccomp.enabled }}
            seccompProfile:
              type: {{ .Values.seccomp.type }}
            {{- end }}
          {{- if .Values.web.debug }}
          stdin: true
          {{- end }}
          volumeMounts:
            - name: socket
              mountPath: /run/docker.sock
            - name: data
              mountPath: /data
        - name: helper
          image: registry.example.com/helper:1.0
          securityContext:
            privileged: true
            capabilities:
              drop: [NET_RAW]
      volumes:
        - name: socket
          hostPath:
            path: /run/docker.sock
        - name: data
          emptyDir: {}
        {{- with .Values.extraVolumes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
`,
  'boat/templates/crew.yaml': `{{- range tuple "cook" "mate" }}
---
apiVersion: v1
kind: Pod
metadata:
  name: {{ . }}
spec:
  containers:
    - name: {{ . }}
      {{- include "boat.container" $ | nindent 6 }}
{{- end }}
`,
  'boat/charts/sail/Chart.yaml': 'apiVersion: v2\nname: sail\nversion: 0.1.0\n',
  'boat/charts/sail/values.yaml': 'user: 1000\ngroup: 0\nlimits: {}\n',
  'boat/charts/sail/templates/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: sail
spec:
  containers:
    - name: sail
      image: registry.example.com/sail:1.0
      resources:
        limits: {{- toYaml .Values.limits | nindent 10 }}
      securityContext:
        runAsUser: {{ .Values.user }}
        runAsGroup: {{ .Values.group }}
        privileged: true
`,
  'boat/charts/oar/Chart.yaml': 'apiVersion: v2\nname: oar\nversion: 0.1.0\n',
  'boat/charts/oar/templates/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: oar
spec:
  hostNetwork: true
  containers:
    - name: oar
      image: registry.example.com/oar:1.0
      securityContext: {}
`,
};
