import type { AdminCommand } from '../adminCommand';
import { auditCommand } from './auditCommand';
import { createCourt } from './createCourt';
import { createOfficer } from './createOfficer';
import { devices } from './devices';
import { recoveryKey } from './recoveryKey';
import { resetPassword } from './resetPassword';
import { revokeDevice } from './revokeDevice';
import { seals } from './seals';
import { switchOff, switchOn } from './switchOfficer';

/** Every command of `npm run admin`, by its name. */
export const adminCommands: ReadonlyMap<string, AdminCommand> = new Map([
  ['create-court', createCourt],
  ['create-officer', createOfficer],
  ['reset-password', resetPassword],
  ['switch-off', switchOff],
  ['switch-on', switchOn],
  ['devices', devices],
  ['revoke-device', revokeDevice],
  ['recovery-key', recoveryKey],
  ['seals', seals],
  ['audit', auditCommand],
]);
