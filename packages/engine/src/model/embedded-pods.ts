import {
  containers,
  ending,
  labelledTemplates,
  partly,
  plainPlace,
  specs,
  templates,
  type PodPlace,
} from './pod-place.ts';
import type { KindName } from './resource.ts';

/** Where the pods of a custom kind stand. */
export interface EmbeddedPods {
  readonly places: readonly PodPlace[];
  /** True for objects that a controller makes from another one, which is then the one to judge. */
  readonly isDerived: boolean;
}

/** A workflow of Argo: what a template does not say of its pod, the workflow says for all. */
function workflow(base: string): readonly PodPlace[] {
  const fallback = (key: string): readonly string[] => [key, `/${base}.${key}`];
  const template: PodPlace = {
    ...plainPlace,
    at: `${base}.templates[]`,
    form: 'spec',
    endsByItself: true,
    containers: ['container', 'script', 'containerSet.containers[]', 'sidecars[]'],
    elsewhere: {
      securityContext: fallback('securityContext'),
      serviceAccountName: fallback('serviceAccountName'),
      automountServiceAccountToken: fallback('automountServiceAccountToken'),
      hostNetwork: [`/${base}.hostNetwork`],
      imagePullSecrets: [`/${base}.imagePullSecrets`],
      nodeSelector: fallback('nodeSelector'),
      volumes: fallback('volumes'),
    },
  };
  return [
    template,
    { ...template, at: `${base}.templateDefaults`, isPartial: true },
    ...partly(specs(base)),
    ...containers(`${base}.executorPlugins[].spec.sidecar.container`),
  ];
}

/** The steps of a task of Tekton; what is not written comes from the run or from the settings of the controller. */
function task(at: string): PodPlace {
  return {
    ...plainPlace,
    at,
    form: 'spec',
    isPartial: true,
    containers: ['steps[]', 'sidecars[]', 'stepTemplate'],
    elsewhere: { resources: [] },
  };
}

/** The tasks that are written out in a pipeline, and in the pipelines in it as deep as anybody nests them. */
function pipeline(base: string, depth = 3): readonly PodPlace[] {
  return ['tasks[]', 'finally[]'].flatMap((list) => [
    task(`${base}.${list}.taskSpec`),
    ...(depth === 1 ? [] : pipeline(`${base}.${list}.pipelineSpec`, depth - 1)),
  ]);
}

/** A driver or an executor: the map itself is the container, and its pod has a security context beside. */
function sparkPods(base: string): readonly PodPlace[] {
  return ['driver', 'executor'].flatMap((role): readonly PodPlace[] => [
    {
      ...plainPlace,
      at: `${base}.${role}`,
      form: 'spec',
      isPartial: true,
      containers: ['', 'sidecars[]'],
      elsewhere: { securityContext: ['podSecurityContext'], volumes: [`/${base}.volumes`], resources: [] },
    },
    ...partly(templates(`${base}.${role}.template`)),
  ]);
}

function flink(base: string): readonly PodPlace[] {
  const paths = ['podTemplate', 'jobManager.podTemplate', 'taskManager.podTemplate'];
  return partly(templates(...paths.map((path) => `${base}.${path}`)));
}

function rayCluster(base: string): readonly PodPlace[] {
  return [
    ...templates(`${base}.headGroupSpec.template`, `${base}.workerGroupSpecs[].template`),
    ...containers(`${base}.autoscalerOptions`),
  ];
}

function rayJob(base: string): readonly PodPlace[] {
  return [...rayCluster(`${base}.rayClusterSpec`), ...ending(templates(`${base}.submitterPodTemplate`))];
}

function leaderWorkers(base: string): readonly PodPlace[] {
  return templates(
    `${base}.leaderWorkerTemplate.leaderTemplate`,
    `${base}.leaderWorkerTemplate.workerTemplate`,
  );
}

/** A collector: the fields of its container and of its pod stand side by side. */
function collector(at: string): PodPlace {
  return {
    ...plainPlace,
    at,
    form: 'spec',
    isPartial: true,
    containers: ['', 'additionalContainers[]'],
    elsewhere: { securityContext: ['podSecurityContext'], resources: [] },
  };
}

/** Settings of pods and of the containers in them, by the names that Strimzi gives the containers. */
function strimzi(base: string, ...pods: readonly string[]): readonly PodPlace[] {
  return [
    ...partly(specs(...pods.map((pod) => `${base}.template.${pod}`))),
    ...containers(`${base}.template.*Container`, `${base}.template.container`),
  ];
}

const replicaSpecs: readonly (readonly [kind: string, prefix: string])[] = [
  ['TFJob', 'tf'],
  ['PyTorchJob', 'pytorch'],
  ['MPIJob', 'mpi'],
  ['XGBoostJob', 'xgb'],
  ['PaddleJob', 'paddle'],
  ['JAXJob', 'jax'],
];

/** The containers of an InferenceService from before `model`, one for each framework. */
const frameworks: readonly string[] = [
  'huggingface',
  'lightgbm',
  'onnx',
  'paddle',
  'pmml',
  'pytorch',
  'sklearn',
  'tensorflow',
  'triton',
  'xgboost',
];

const llmService = partly(
  specs(
    'spec.template',
    'spec.worker',
    'spec.prefill.template',
    'spec.prefill.worker',
    'spec.router.scheduler.template',
  ),
);

/** Pod settings directly under `spec`; `resources` there are those of the program's own container. */
const monitored: readonly PodPlace[] = partly(specs('spec')).map((place) => ({
  ...place,
  elsewhere: { resources: [] },
}));

const eventPod: PodPlace = {
  ...plainPlace,
  at: 'spec.template',
  form: 'spec',
  isPartial: true,
  containers: ['container'],
};

const elastic: readonly PodPlace[] = partly(templates('spec.podTemplate'));

const rows: readonly (readonly [kind: string, group: string, places: readonly PodPlace[]])[] = [
  ['Rollout', 'argoproj.io', labelledTemplates('spec.template')],
  ['Experiment', 'argoproj.io', templates('spec.templates[].template')],
  ...['AnalysisTemplate', 'ClusterAnalysisTemplate'].map(
    (kind) => [kind, 'argoproj.io', ending(templates('spec.metrics[].provider.job.spec.template'))] as const,
  ),
  ...['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'].map(
    (kind) => [kind, 'argoproj.io', workflow('spec')] as const,
  ),
  ['CronWorkflow', 'argoproj.io', workflow('spec.workflowSpec')],
  ...['EventSource', 'Sensor'].map((kind) => [kind, 'argoproj.io', [eventPod]] as const),
  ['Service', 'serving.knative.dev', templates('spec.template')],
  ['Configuration', 'serving.knative.dev', templates('spec.template')],
  ['ContainerSource', 'sources.knative.dev', templates('spec.template')],
  ['JobSink', 'sinks.knative.dev', ending(templates('spec.job.spec.template'))],
  ['Task', 'tekton.dev', [task('spec')]],
  ['ClusterTask', 'tekton.dev', [task('spec')]],
  ['StepAction', 'tekton.dev', containers('spec')],
  ['TaskRun', 'tekton.dev', [...partly(specs('spec.podTemplate')), task('spec.taskSpec')]],
  [
    'PipelineRun',
    'tekton.dev',
    [
      ...partly(
        specs(
          'spec.taskRunTemplate.podTemplate',
          'spec.taskRunSpecs[].podTemplate',
          'spec.podTemplate',
          'spec.taskRunSpecs[].taskPodTemplate',
        ),
      ),
      ...pipeline('spec.pipelineSpec'),
    ],
  ],
  ['Pipeline', 'tekton.dev', pipeline('spec')],
  [
    'InferenceService',
    'serving.kserve.io',
    [
      ...specs('spec.predictor').map((place) => ({
        ...place,
        isPartialWithoutContainers: true,
        containers: ['model', ...frameworks],
      })),
      ...specs('spec.predictor.workerSpec', 'spec.transformer', 'spec.explainer'),
    ],
  ],
  ['LLMInferenceService', 'serving.kserve.io', llmService],
  ['LLMInferenceServiceConfig', 'serving.kserve.io', llmService],
  ['ServingRuntime', 'serving.kserve.io', specs('spec', 'spec.workerSpec')],
  ['ClusterServingRuntime', 'serving.kserve.io', specs('spec', 'spec.workerSpec')],
  ['SparkApplication', 'sparkoperator.k8s.io', sparkPods('spec')],
  ['ScheduledSparkApplication', 'sparkoperator.k8s.io', sparkPods('spec.template')],
  [
    'SparkConnect',
    'sparkoperator.k8s.io',
    partly(templates('spec.server.template', 'spec.executor.template')),
  ],
  [
    'SparkApplication',
    'spark.apache.org',
    partly(templates('spec.driverSpec.podTemplateSpec', 'spec.executorSpec.podTemplateSpec')),
  ],
  [
    'SparkCluster',
    'spark.apache.org',
    partly(templates('spec.masterSpec.statefulSetSpec.template', 'spec.workerSpec.statefulSetSpec.template')),
  ],
  ['FlinkDeployment', 'flink.apache.org', flink('spec')],
  ['FlinkBlueGreenDeployment', 'flink.apache.org', flink('spec.template.spec')],
  ...replicaSpecs.map(
    ([kind, prefix]) =>
      [kind, 'kubeflow.org', ending(templates(`spec.${prefix}ReplicaSpecs.*.template`))] as const,
  ),
  ['Notebook', 'kubeflow.org', templates('spec.template')],
  [
    'PodDefault',
    'kubeflow.org',
    partly(specs('spec')).map((place) => ({ ...place, containers: ['sidecars[]'] })),
  ],
  ...['TrainingRuntime', 'ClusterTrainingRuntime'].map(
    (kind) =>
      [
        kind,
        'trainer.kubeflow.org',
        ending(templates('spec.template.spec.replicatedJobs[].template.spec.template')),
      ] as const,
  ),
  [
    'TrainJob',
    'trainer.kubeflow.org',
    [
      ...containers('spec.trainer'),
      ...partly(
        templates(
          'spec.runtimePatches[].trainingRuntimeSpec.template.spec.replicatedJobs[].template.spec.template',
          'spec.podTemplateOverrides[]',
        ),
      ),
    ],
  ],
  ['RayCluster', 'ray.io', rayCluster('spec')],
  ['RayJob', 'ray.io', rayJob('spec')],
  ['RayService', 'ray.io', rayCluster('spec.rayClusterConfig')],
  ['RayCronJob', 'ray.io', rayJob('spec.jobTemplate')],
  ['Job', 'batch.volcano.sh', ending(templates('spec.tasks[].template'))],
  ['CronJob', 'batch.volcano.sh', ending(templates('spec.jobTemplate.spec.tasks[].template'))],
  ['JobSet', 'jobset.x-k8s.io', ending(templates('spec.replicatedJobs[].template.spec.template'))],
  ['LeaderWorkerSet', 'leaderworkerset.x-k8s.io', leaderWorkers('spec')],
  ['DisaggregatedSet', 'disaggregatedset.x-k8s.io', leaderWorkers('spec.roles[].spec')],
  ['ScaledJob', 'keda.sh', ending(labelledTemplates('spec.jobTargetRef.template'))],
  ...['CloneSet', 'StatefulSet', 'DaemonSet'].map(
    (kind) => [kind, 'apps.kruise.io', labelledTemplates('spec.template')] as const,
  ),
  ['BroadcastJob', 'apps.kruise.io', ending(labelledTemplates('spec.template'))],
  ['SidecarSet', 'apps.kruise.io', partly(specs('spec'))],
  ['EphemeralJob', 'apps.kruise.io', partly(specs('spec.template'))],
  [
    'AdvancedCronJob',
    'apps.kruise.io',
    ending(
      templates(
        'spec.template.jobTemplate.spec.template',
        'spec.template.broadcastJobTemplate.spec.template',
      ),
    ),
  ],
  [
    'UnitedDeployment',
    'apps.kruise.io',
    templates(
      ...['deployment', 'statefulSet', 'advancedStatefulSet', 'cloneSet'].map(
        (kind) => `spec.template.${kind}Template.spec.template`,
      ),
    ),
  ],
  ['Sandbox', 'agents.x-k8s.io', labelledTemplates('spec.podTemplate')],
  ['SandboxTemplate', 'extensions.agents.x-k8s.io', templates('spec.podTemplate')],
  [
    'AutoscalingRunnerSet',
    'actions.github.com',
    [...ending(templates('spec.template')), ...partly(templates('spec.listenerTemplate'))],
  ],
  ['Elasticsearch', 'elasticsearch.k8s.elastic.co', partly(templates('spec.nodeSets[].podTemplate'))],
  ['Kibana', 'kibana.k8s.elastic.co', elastic],
  ['ApmServer', 'apm.k8s.elastic.co', elastic],
  ['Logstash', 'logstash.k8s.elastic.co', elastic],
  ['EnterpriseSearch', 'enterprisesearch.k8s.elastic.co', elastic],
  ['ElasticMapsServer', 'maps.k8s.elastic.co', elastic],
  ['PackageRegistry', 'packageregistry.k8s.elastic.co', elastic],
  [
    'Beat',
    'beat.k8s.elastic.co',
    partly(templates('spec.deployment.podTemplate', 'spec.daemonSet.podTemplate')),
  ],
  [
    'Agent',
    'agent.k8s.elastic.co',
    partly(
      templates('spec.deployment.podTemplate', 'spec.daemonSet.podTemplate', 'spec.statefulSet.podTemplate'),
    ),
  ],
  ...['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'].map(
    (kind) => [kind, 'monitoring.coreos.com', monitored] as const,
  ),
  ['OpenTelemetryCollector', 'opentelemetry.io', [collector('spec'), collector('spec.targetAllocator')]],
  ['OpAMPBridge', 'opentelemetry.io', [collector('spec')]],
  ['TargetAllocator', 'opentelemetry.io', [collector('spec')]],
  ['Kafka', 'kafka.strimzi.io', strimzi('spec.*', 'pod')],
  ['KafkaNodePool', 'kafka.strimzi.io', strimzi('spec', 'pod')],
  ['KafkaConnect', 'kafka.strimzi.io', strimzi('spec', 'pod', 'buildPod')],
  ['KafkaMirrorMaker2', 'kafka.strimzi.io', strimzi('spec', 'pod', 'buildPod')],
  ['KafkaBridge', 'kafka.strimzi.io', strimzi('spec', 'pod')],
  [
    'DeploymentRuntimeConfig',
    'pkg.crossplane.io',
    partly(templates('spec.deploymentTemplate.spec.template')),
  ],
  [
    'Environment',
    'fission.io',
    [
      ...partly(specs('spec.runtime.podspec', 'spec.builder.podspec')),
      ...containers('spec.runtime.container', 'spec.builder.container'),
    ],
  ],
  ['Function', 'fission.io', partly(specs('spec.podspec'))],
  ['MessageQueueTrigger', 'fission.io', partly(specs('spec.podspec'))],
];

const derivedRows: typeof rows = [
  ['AnalysisRun', 'argoproj.io', templates('spec.metrics[].provider.job.spec.template')],
  ['Revision', 'serving.knative.dev', specs('spec')],
  ['Workload', 'kueue.x-k8s.io', ending(templates('spec.podSets[].template'))],
  ['EphemeralRunnerSet', 'actions.github.com', ending(templates('spec.ephemeralRunnerSpec'))],
  ['EphemeralRunner', 'actions.github.com', ending(templates('spec'))],
  ['AutoscalingListener', 'actions.github.com', partly(templates('spec.template'))],
  ['StrimziPodSet', 'core.strimzi.io', templates('spec.pods[]')],
];

/** The custom kinds that are known to hold pods, by their documentation and definitions as of late 2026. */
export const embeddedPods: ReadonlyMap<KindName, EmbeddedPods> = new Map(
  [rows, derivedRows].flatMap((some) =>
    some.map(([kind, group, places]) => [`${kind}.${group}`, { places, isDerived: some === derivedRows }]),
  ),
);
