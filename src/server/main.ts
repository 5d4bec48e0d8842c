import { standingDemoAccounts } from './demo/demoAccounts';
import { loadDemo } from './demo/loadDemo';
import { showDemoAccounts } from './demo/showDemoAccounts';
import { reportStartFailure } from './reportStartFailure';
import { readSettings } from './settings';
import { startGateway } from './startGateway';

/** The gateway as a program: starts, says where it is, and stops cleanly on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  let stop: (() => Promise<void>) | null = null;
  let stopping = false;
  const end = (code: number): void => {
    // A second signal while stopping changes nothing: the database must come down in order.
    if (stopping) return;
    stopping = true;
    void started
      .then(() => stop?.())
      .then(
        () => process.exit(code),
        (error: unknown) => {
          console.error('Fieldwrit did not stop cleanly:', error);
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));

  const settings = readSettings(process.env);
  const started = startGateway(settings, {
    beforeListening: async (gateway) => {
      if (settings.demo) await loadDemo(gateway);
    },
    onLeaseLost: () => {
      console.error('Another gateway took over the database; this one stops.');
      end(1);
    },
  }).then((running) => {
    stop = running.stop;
    return running;
  });
  const { gateway, origin } = await started;
  console.log(`Fieldwrit is ready at ${origin}`);
  const accounts = settings.demo ? await standingDemoAccounts(gateway.db) : [];
  if (accounts.length > 0) console.log(showDemoAccounts(accounts));
}

main().catch((error: unknown) => {
  reportStartFailure(error);
  process.exit(1);
});
