import { GatewayProcess } from './gatewayProcess';
import { usePreparedCourt } from './preparedCourt';

/** Before all browser tests one gateway makes its database and the demo court, as a first start does. */
export default async function setup(): Promise<() => Promise<void>> {
  const gateway = await GatewayProcess.start();
  await gateway.switchOff();
  usePreparedCourt(gateway.dataFolder);
  return () => gateway.stop();
}
