import type { Container } from '../../../model/container.ts';
import type { ContainerCheck, Violation } from '../../check.ts';
import { isDebuggerPort, mentionsDebugger, openedDebugger } from '../debugger.ts';

export const debugPortExposed: ContainerCheck = {
  id: 'debug-port-exposed',
  title: 'Container opens a debugger',
  severity: 'high',
  gain: 'Whoever reaches the port runs any code in the container, without a password.',
  why: 'A debugger obeys whoever connects to it. Left on in a deployed workload it is a shell for every pod that can reach it.',
  remedy:
    'Remove the debugger from the command, from the variables and from the ports. To debug, bind it to `127.0.0.1` and use `kubectl port-forward`.',
  references: [
    'CWE-489: Active Debug Code',
    'https://nodejs.org/en/learn/getting-started/debugging',
    'https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/',
  ],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    if (!mayDebug(container)) return undefined;
    const found: Violation[] = [];
    addCommand(container, 'command', found);
    addCommand(container, 'args', found);
    addVariables(container, found);
    // The port that is declared beside it goes with the debugger.
    if (found.length === 0) addPorts(container, found);
    return found;
  },
};

function mayDebug({ command, args, env, ports }: Container): boolean {
  return (
    ports.length > 0 ||
    command.some(mentionsDebugger) ||
    args.some(mentionsDebugger) ||
    env.some(({ value }) => value !== undefined && mentionsDebugger(value))
  );
}

/** An option and its value may stand in two elements, so an element is read together with those around it. */
function addCommand(container: Container, key: 'command' | 'args', found: Violation[]): void {
  const parts = container[key];
  const whole = parts.length === 0 ? undefined : openedDebugger(parts.join(' '));
  if (whole === undefined) return;
  const index = parts.findIndex((part) => openedDebugger(part) !== undefined);
  found.push({
    at: index < 0 ? `${container.at}/${key}` : `${container.at}/${key}/${index}`,
    message: `container \`${container.name}\` starts the ${whole} and opens it to the network`,
  });
}

function addVariables(container: Container, found: Violation[]): void {
  for (const { at, name, value } of container.env) {
    const opened = value === undefined ? undefined : openedDebugger(value);
    if (opened === undefined) continue;
    found.push({
      at: `${at}/value`,
      message: `container \`${container.name}\` starts the ${opened} through variable \`${name}\` and opens it to the network`,
    });
  }
}

function addPorts(container: Container, found: Violation[]): void {
  for (const { at, containerPort, name } of container.ports) {
    if (!isDebuggerPort(containerPort, name)) continue;
    const message = `container \`${container.name}\` offers port ${containerPort}${name === undefined ? '' : ` under the name \`${name}\``}, a port for a debugger`;
    found.push({ at: `${at}/containerPort`, message });
  }
}
