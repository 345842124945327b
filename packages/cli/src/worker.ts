// The door of a worker thread. It is a thread of its own to the compile cache, which has to be asked for before code is loaded.
import module from 'node:module';

module.enableCompileCache();
await import('./scan/work.ts');
