// Generated from `tools/data/api-resources.json` by `npm run generate`; not to be edited.

/** A resource or subresource that the API server serves: whether it lies in a namespace, and the verbs it takes. */
export interface ServedResource {
  readonly isNamespaced: boolean;
  readonly verbs: readonly string[];
}

function served(isNamespaced: boolean, verbs: string): ServedResource {
  return { isNamespaced, verbs: verbs.split(' ') };
}

/**
 * By API group, then by resource or `resource/subresource`.
 * Kubernetes API types and resources, condensed from the OpenAPI documents of kube-apiserver v1.29.6, v1.30.14, v1.31.14, v1.32.13, v1.33.13, v1.34.4, v1.35.4, v1.36.3. Facts only: names, types, versions.
 */
export const servedResources: ReadonlyMap<string, ReadonlyMap<string, ServedResource>> = new Map([
  [
    '',
    new Map([
      ['bindings', served(true, 'create')],
      ['componentstatuses', served(false, 'get list watch')],
      ['configmaps', served(true, 'create delete deletecollection get list patch update watch')],
      ['endpoints', served(true, 'create delete deletecollection get list patch update watch')],
      ['events', served(true, 'create delete deletecollection get list patch update watch')],
      ['limitranges', served(true, 'create delete deletecollection get list patch update watch')],
      ['namespaces', served(false, 'create delete get list patch update watch')],
      ['namespaces/finalize', served(false, 'update')],
      ['namespaces/status', served(false, 'get patch update')],
      ['nodes', served(false, 'create delete deletecollection get list patch update watch')],
      ['nodes/proxy', served(false, 'create delete get patch update')],
      ['nodes/status', served(false, 'get patch update')],
      ['persistentvolumeclaims', served(true, 'create delete deletecollection get list patch update watch')],
      ['persistentvolumeclaims/status', served(true, 'get patch update')],
      ['persistentvolumes', served(false, 'create delete deletecollection get list patch update watch')],
      ['persistentvolumes/status', served(false, 'get patch update')],
      ['pods', served(true, 'create delete deletecollection get list patch update watch')],
      ['pods/attach', served(true, 'create delete get patch update')],
      ['pods/binding', served(true, 'create')],
      ['pods/ephemeralcontainers', served(true, 'get patch update')],
      ['pods/eviction', served(true, 'create')],
      ['pods/exec', served(true, 'create delete get patch update')],
      ['pods/log', served(true, 'get')],
      ['pods/portforward', served(true, 'create delete get patch update')],
      ['pods/proxy', served(true, 'create delete get patch update')],
      ['pods/resize', served(true, 'get patch update')],
      ['pods/status', served(true, 'get patch update')],
      ['podtemplates', served(true, 'create delete deletecollection get list patch update watch')],
      ['replicationcontrollers', served(true, 'create delete deletecollection get list patch update watch')],
      ['replicationcontrollers/scale', served(true, 'get patch update')],
      ['replicationcontrollers/status', served(true, 'get patch update')],
      ['resourcequotas', served(true, 'create delete deletecollection get list patch update watch')],
      ['resourcequotas/status', served(true, 'get patch update')],
      ['secrets', served(true, 'create delete deletecollection get list patch update watch')],
      ['serviceaccounts', served(true, 'create delete deletecollection get list patch update watch')],
      ['serviceaccounts/token', served(true, 'create')],
      ['services', served(true, 'create delete deletecollection get list patch update watch')],
      ['services/proxy', served(true, 'create delete get patch update')],
      ['services/status', served(true, 'get patch update')],
    ]),
  ],
  [
    'admissionregistration.k8s.io',
    new Map([
      ['mutatingadmissionpolicies', served(false, 'create delete deletecollection get list patch update watch')],
      ['mutatingadmissionpolicybindings', served(false, 'create delete deletecollection get list patch update watch')],
      ['mutatingwebhookconfigurations', served(false, 'create delete deletecollection get list patch update watch')],
      ['validatingadmissionpolicies', served(false, 'create delete deletecollection get list patch update watch')],
      ['validatingadmissionpolicies/status', served(false, 'get patch update')],
      ['validatingadmissionpolicybindings', served(false, 'create delete deletecollection get list patch update watch')],
      ['validatingwebhookconfigurations', served(false, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'apiextensions.k8s.io',
    new Map([
      ['customresourcedefinitions', served(false, 'create delete deletecollection get list patch update watch')],
      ['customresourcedefinitions/status', served(false, 'get patch update')],
    ]),
  ],
  [
    'apiregistration.k8s.io',
    new Map([
      ['apiservices', served(false, 'create delete deletecollection get list patch update watch')],
      ['apiservices/status', served(false, 'get patch update')],
    ]),
  ],
  [
    'apps',
    new Map([
      ['controllerrevisions', served(true, 'create delete deletecollection get list patch update watch')],
      ['daemonsets', served(true, 'create delete deletecollection get list patch update watch')],
      ['daemonsets/status', served(true, 'get patch update')],
      ['deployments', served(true, 'create delete deletecollection get list patch update watch')],
      ['deployments/scale', served(true, 'get patch update')],
      ['deployments/status', served(true, 'get patch update')],
      ['replicasets', served(true, 'create delete deletecollection get list patch update watch')],
      ['replicasets/scale', served(true, 'get patch update')],
      ['replicasets/status', served(true, 'get patch update')],
      ['statefulsets', served(true, 'create delete deletecollection get list patch update watch')],
      ['statefulsets/scale', served(true, 'get patch update')],
      ['statefulsets/status', served(true, 'get patch update')],
    ]),
  ],
  [
    'authentication.k8s.io',
    new Map([
      ['selfsubjectreviews', served(false, 'create')],
      ['tokenreviews', served(false, 'create')],
    ]),
  ],
  [
    'authorization.k8s.io',
    new Map([
      ['localsubjectaccessreviews', served(true, 'create')],
      ['selfsubjectaccessreviews', served(false, 'create')],
      ['selfsubjectrulesreviews', served(false, 'create')],
      ['subjectaccessreviews', served(false, 'create')],
    ]),
  ],
  [
    'autoscaling',
    new Map([
      ['horizontalpodautoscalers', served(true, 'create delete deletecollection get list patch update watch')],
      ['horizontalpodautoscalers/status', served(true, 'get patch update')],
    ]),
  ],
  [
    'batch',
    new Map([
      ['cronjobs', served(true, 'create delete deletecollection get list patch update watch')],
      ['cronjobs/status', served(true, 'get patch update')],
      ['jobs', served(true, 'create delete deletecollection get list patch update watch')],
      ['jobs/status', served(true, 'get patch update')],
    ]),
  ],
  [
    'certificates.k8s.io',
    new Map([
      ['certificatesigningrequests', served(false, 'create delete deletecollection get list patch update watch')],
      ['certificatesigningrequests/approval', served(false, 'get patch update')],
      ['certificatesigningrequests/status', served(false, 'get patch update')],
      ['clustertrustbundles', served(false, 'create delete deletecollection get list patch update watch')],
      ['podcertificaterequests', served(true, 'create delete deletecollection get list patch update watch')],
      ['podcertificaterequests/status', served(true, 'get patch update')],
    ]),
  ],
  [
    'coordination.k8s.io',
    new Map([
      ['leasecandidates', served(true, 'create delete deletecollection get list patch update watch')],
      ['leases', served(true, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'discovery.k8s.io',
    new Map([
      ['endpointslices', served(true, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'events.k8s.io',
    new Map([
      ['events', served(true, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'flowcontrol.apiserver.k8s.io',
    new Map([
      ['flowschemas', served(false, 'create delete deletecollection get list patch update watch')],
      ['flowschemas/status', served(false, 'get patch update')],
      ['prioritylevelconfigurations', served(false, 'create delete deletecollection get list patch update watch')],
      ['prioritylevelconfigurations/status', served(false, 'get patch update')],
    ]),
  ],
  [
    'internal.apiserver.k8s.io',
    new Map([
      ['storageversions', served(false, 'create delete deletecollection get list patch update watch')],
      ['storageversions/status', served(false, 'get patch update')],
    ]),
  ],
  [
    'networking.k8s.io',
    new Map([
      ['ingressclasses', served(false, 'create delete deletecollection get list patch update watch')],
      ['ingresses', served(true, 'create delete deletecollection get list patch update watch')],
      ['ingresses/status', served(true, 'get patch update')],
      ['ipaddresses', served(false, 'create delete deletecollection get list patch update watch')],
      ['networkpolicies', served(true, 'create delete deletecollection get list patch update watch')],
      ['servicecidrs', served(false, 'create delete deletecollection get list patch update watch')],
      ['servicecidrs/status', served(false, 'get patch update')],
    ]),
  ],
  [
    'node.k8s.io',
    new Map([
      ['runtimeclasses', served(false, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'policy',
    new Map([
      ['poddisruptionbudgets', served(true, 'create delete deletecollection get list patch update watch')],
      ['poddisruptionbudgets/status', served(true, 'get patch update')],
    ]),
  ],
  [
    'rbac.authorization.k8s.io',
    new Map([
      ['clusterrolebindings', served(false, 'create delete deletecollection get list patch update watch')],
      ['clusterroles', served(false, 'create delete deletecollection get list patch update watch')],
      ['rolebindings', served(true, 'create delete deletecollection get list patch update watch')],
      ['roles', served(true, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'resource.k8s.io',
    new Map([
      ['deviceclasses', served(false, 'create delete deletecollection get list patch update watch')],
      ['devicetaintrules', served(false, 'create delete deletecollection get list patch update watch')],
      ['devicetaintrules/status', served(false, 'get patch update')],
      ['podschedulingcontexts', served(true, 'create delete deletecollection get list patch update watch')],
      ['podschedulingcontexts/status', served(true, 'get patch update')],
      ['resourceclaimparameters', served(true, 'create delete deletecollection get list patch update watch')],
      ['resourceclaims', served(true, 'create delete deletecollection get list patch update watch')],
      ['resourceclaims/status', served(true, 'get patch update')],
      ['resourceclaimtemplates', served(true, 'create delete deletecollection get list patch update watch')],
      ['resourceclasses', served(false, 'create delete deletecollection get list patch update watch')],
      ['resourceclassparameters', served(true, 'create delete deletecollection get list patch update watch')],
      ['resourcepoolstatusrequests', served(false, 'create delete deletecollection get list patch update watch')],
      ['resourcepoolstatusrequests/status', served(false, 'get patch update')],
      ['resourceslices', served(false, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'scheduling.k8s.io',
    new Map([
      ['podgroups', served(true, 'create delete deletecollection get list patch update watch')],
      ['podgroups/status', served(true, 'get patch update')],
      ['priorityclasses', served(false, 'create delete deletecollection get list patch update watch')],
      ['workloads', served(true, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'storage.k8s.io',
    new Map([
      ['csidrivers', served(false, 'create delete deletecollection get list patch update watch')],
      ['csinodes', served(false, 'create delete deletecollection get list patch update watch')],
      ['csistoragecapacities', served(true, 'create delete deletecollection get list patch update watch')],
      ['storageclasses', served(false, 'create delete deletecollection get list patch update watch')],
      ['volumeattachments', served(false, 'create delete deletecollection get list patch update watch')],
      ['volumeattachments/status', served(false, 'get patch update')],
      ['volumeattributesclasses', served(false, 'create delete deletecollection get list patch update watch')],
    ]),
  ],
  [
    'storagemigration.k8s.io',
    new Map([
      ['storageversionmigrations', served(false, 'create delete deletecollection get list patch update watch')],
      ['storageversionmigrations/status', served(false, 'get patch update')],
    ]),
  ],
]);
