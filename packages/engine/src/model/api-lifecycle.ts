import {
  addOnLifecycles,
  apiLifecycles,
  type AddOnLifecycle,
  type ApiLifecycle,
} from './api-lifecycle.generated.ts';
import { kindNameOf, type Resource } from './resource.ts';

/** What becomes of the API version that a manifest is written in; `undefined` where nothing is known to. */
export function lifecycleOf(resource: Resource): ApiLifecycle | undefined {
  return apiLifecycles.get(resource.version)?.get(kindNameOf(resource));
}

/** True where a minor of Kubernetes does not serve the API version any more. */
export function isRemoved(lifecycle: ApiLifecycle, minor: number): boolean {
  return lifecycle.removed !== undefined && lifecycle.removed <= minor;
}

/** The same for the APIs of add-ons, whose releases are not Kubernetes' own. */
export function addOnLifecycleOf(resource: Resource): AddOnLifecycle | undefined {
  return addOnLifecycles.get(resource.version)?.get(kindNameOf(resource));
}
