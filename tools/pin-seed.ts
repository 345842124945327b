import fc from 'fast-check';

/**
 * Property tests try the same values in every run, so that a failure is somebody's change and not chance.
 * `PLIMSOLL_SEED=7 npm test` tries others.
 */
fc.configureGlobal({ seed: Number(process.env['PLIMSOLL_SEED'] ?? 1) });
