import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';
import { loadBalancerSpec, openSourcesOf } from '../load-balancer.ts';
import { keepInside } from '../service-edits.ts';
import { portsOf } from '../service-ports.ts';

/** Ports that are registered for data stores and are used for little else. */
const dataStores: ReadonlyMap<number, string> = new Map([
  [1433, 'Microsoft SQL Server'],
  [1521, 'Oracle Database'],
  [2379, 'etcd'],
  [3306, 'MySQL'],
  [5432, 'PostgreSQL'],
  [5984, 'CouchDB'],
  [6379, 'Redis'],
  [7687, 'Neo4j'],
  [8086, 'InfluxDB'],
  [9042, 'Cassandra'],
  [9200, 'Elasticsearch'],
  [9300, 'Elasticsearch'],
  [11_211, 'Memcached'],
  [26_257, 'CockroachDB'],
  [27_017, 'MongoDB'],
]);

export const dataStoreOnInternet: ResourceCheck = {
  id: 'data-store-on-internet',
  title: 'Load balancer opens a data store to everyone',
  severity: 'high',
  gain: 'Anyone on the internet can try the passwords and the flaws of the data store, and take what it holds.',
  why: 'Data stores are made for clients in their own network. On the internet they are found within hours, and several of them ask for no password as they are delivered.',
  remedy:
    'Use `type: ClusterIP`, or list the networks that need the data under `spec.loadBalancerSourceRanges`, or ask the provider for an internal load balancer by its annotation.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer',
    'https://www.iana.org/assignments/service-names-port-numbers/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Service'],
  evaluate: (resource) => {
    const spec = loadBalancerSpec(resource);
    const port = spec?.maps('ports').find((one) => storeOf(one) !== undefined);
    if (spec === undefined || port === undefined) return undefined;
    const open = openSourcesOf(spec, resource.metadata?.map('annotations'));
    if (open === undefined) return undefined;
    return {
      at: open.at,
      message: `the load balancer of service \`${resource.name}\` opens port ${port.integer('port')}, that of ${storeOf(port)}, to every source address: ${open.reason}`,
      about: portsOf(spec),
      evidence: [{ text: `port of ${storeOf(port)}`, at: port.at }],
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no client outside the cluster uses the data store: its list of connections shows their addresses.',
    edits: (_, resource) => keepInside(resource),
  },
};

/** The data store that listens on a port of a Service, by the port itself or by the one that it leads to. */
function storeOf(port: Fields): string | undefined {
  const target = port.integerOrString('targetPort');
  return (
    dataStores.get(port.integer('port') ?? 0) ??
    (typeof target === 'number' ? dataStores.get(target) : undefined)
  );
}
