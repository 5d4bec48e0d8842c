import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayProcess } from './gatewayProcess';
import { layFolder } from './layFolder';
import { usePreparedFolder } from './preparedFolder';

/** Before all browser tests one gateway makes its database and the demo court, as a first start does. */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwrit-prepared-'));
  const gateway = await GatewayProcess.start();
  await gateway.switchOff();
  usePreparedFolder(folder);
  const court = join(folder, 'court');
  mkdirSync(court);
  layFolder(gateway.dataFolder, court);
  await gateway.stop();
  return () => rmSync(folder, { recursive: true, force: true });
}
