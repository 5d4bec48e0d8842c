import { shallowReactive } from 'vue';
import type { StorageRoom } from '@/platform/storageRoom';
import type { Room } from '@/ports/room';
import type { RecordResult } from '@/ports/workspace';
import { bytesWanted, type Stores } from '@/storage';

const FIRST_LOOK_MS = 30_000;
const LOOK_EVERY_MS = 10 * 60_000;

export interface RoomKeeperParts {
  readonly stores: Pick<Stores, 'letGo' | 'lastServerTime' | 'copyLag'>;
  readonly room: () => Promise<StorageRoom>;
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export interface RoomKeeper {
  readonly room: Room;
  /** Looks at the room now; `hasFailed`: something was not written for want of it. Returns the bytes that went. */
  look(hasFailed?: boolean): Promise<number>;
  /** Writes, and once more when there was no room and some could be made. */
  whileRoom(write: () => Promise<RecordResult>): Promise<RecordResult>;
  stop(): void;
}

/** Keeps room for what is recorded next, by letting go of what the court has had for long (D6). Never touches what is unsent. */
export function createRoomKeeper({ stores, room, after }: RoomKeeperParts): RoomKeeper {
  const shown = shallowReactive<{ -readonly [K in keyof Room]: Room[K] }>({ letGo: null, copyTrouble: null });
  let end = after(FIRST_LOOK_MS, again);

  async function show(): Promise<void> {
    shown.letGo = await stores.letGo.soFar();
  }
  function showCopy(): void {
    const lag = stores.copyLag();
    shown.copyTrouble = lag?.available === false ? 'absent' : (lag?.trouble ?? null);
  }
  async function look(hasFailed = false): Promise<number> {
    showCopy();
    const [wanted, courtTime] = [bytesWanted(await room(), hasFailed), await stores.lastServerTime()];
    // A court that never told its time has signed for nothing.
    const freed = wanted > 0 && courtTime !== null ? await stores.letGo.free(courtTime, wanted) : 0;
    if (freed > 0) await show();
    return freed;
  }
  function again(): void {
    void look().catch(() => undefined);
    end = after(LOOK_EVERY_MS, again);
  }
  void show().catch(() => undefined);

  return {
    room: shown,
    look,
    async whileRoom(write) {
      const first = await write();
      showCopy();
      if (first.ok || first.problem !== 'storageFull') return first;
      const freed = await look(true).catch(() => 0);
      return freed > 0 ? write() : first;
    },
    stop: () => end(),
  };
}
