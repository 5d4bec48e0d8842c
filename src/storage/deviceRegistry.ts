import type { SealRange } from '@/domain/seals';
import type { DeviceKey } from './clearOn';
import type { WriterCard } from './tables/rows';
import { without } from './tables/without';

export const LAST_OFFICER = 'fieldwrit.lastOfficer' satisfies DeviceKey;
export const SEALS = 'fieldwrit.seals' satisfies DeviceKey;
export const PHOTOS_ANYWAY = 'fieldwrit.photosAnyway' satisfies DeviceKey;

export interface KnownOfficer {
  readonly officer: string;
  readonly name: string;
  readonly account: string;
  readonly role: 'officer' | 'recorder' | 'lead' | 'admin';
  readonly court: string;
  readonly courtName: string;
  /** False while they have signed in, and never had a store here yet. */
  readonly hasStore?: false;
}

export interface Contact {
  readonly wall: string;
  readonly serverTime: string;
}

export interface DeviceIdentity {
  readonly id: string;
  /** Null until the court gave one at the first enrolment. */
  readonly letter: string | null;
}

export interface TabletRules {
  readonly lockAfterMinutes: number;
  readonly leaseHours: number;
  readonly farOverPercent?: number | undefined;
}

/** Strips that the court gave to this tablet, and the cases in which a number of them was recorded here. */
export interface SealNote {
  readonly ranges: readonly SealRange[];
  readonly used: Readonly<Record<string, readonly string[]>>;
}

export type Wiping = 'ordered' | 'done';

interface Attempts {
  readonly failures: number;
  readonly atMs: number;
}

/** What is noted of an officer's store outside it, so that its loss is noticed (D3): a few values, late by a moment. */
export interface Canary {
  readonly storeEpoch: string;
  /** Who wrote last; null before the first enrolment. */
  readonly card: WriterCard | null;
  /** The last seq that was appended by that writer, and the last that the court had signed for. */
  readonly headSeq: number;
  readonly receiptedTo: number;
}

/**
 * What the tablet knows before anybody signs in. In localStorage on purpose: a few short texts, needed before any database is
 * open, and the loss of every IndexedDB (reliability R5, R7) leaves them standing, so that it can be noticed. The court's
 * certificate in the officer's database is what counts; this is for finding it.
 */
export function deviceRegistry(storage: Storage) {
  const read = <T>(key: DeviceKey): T | null => {
    const text = storage.getItem(key);
    try {
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      return null;
    }
  };
  /** A full disk costs the memory of it, nothing else: work and sending go on. */
  const write = (key: DeviceKey, value: unknown): void => {
    try {
      storage.setItem(key, JSON.stringify(value));
    } catch {
      // Written again at the next occasion.
    }
  };
  const forget = (key: DeviceKey): void => storage.removeItem(key);
  const keep = (officer: KnownOfficer): void => write('fieldwrit.officers', [...officers().filter((known) => known.officer !== officer.officer), officer]);
  const officers = (): readonly KnownOfficer[] => read<KnownOfficer[]>('fieldwrit.officers') ?? [];

  return {
    /** This installation; `newId` makes its id on the first call. */
    device(newId: () => string): DeviceIdentity {
      const known = read<DeviceIdentity>('fieldwrit.device');
      if (known) return known;
      const made = { id: newId(), letter: null };
      write('fieldwrit.device', made);
      return made;
    },
    setLetter: (id: string, letter: string) => write('fieldwrit.device', { id, letter } satisfies DeviceIdentity),
    /** Everybody who has signed in on this tablet, the last one last. */
    officers,
    /** Whether this tablet has worked for the officer, so that there has to be a store. */
    hasWorkedFor: (officer: string): boolean => officers().some((known) => known.officer === officer && known.hasStore !== false),
    /** Somebody has signed in. */
    meet: (officer: KnownOfficer) => keep({ ...officer, ...(officers().some((known) => known.officer === officer.officer && known.hasStore !== false) ? {} : { hasStore: false }) }),
    /** Their store is open. */
    remember: (officer: KnownOfficer) => keep(officer),
    /** The last answer of the court: the tablet's clock then, and the court's. */
    lastContact: (): Contact | null => read<Contact>('fieldwrit.lastContact'),
    setLastContact: (contact: Contact) => write('fieldwrit.lastContact', contact),
    /** Who was signed in last and did not sign out; they go on without a network. */
    lastOfficer: (): KnownOfficer | null => officers().find(({ officer }) => officer === read<string>(LAST_OFFICER)) ?? null,
    setLastOfficer: (officer: string | null) => (officer === null ? forget(LAST_OFFICER) : write(LAST_OFFICER, officer)),
    /** Last numbers given to items, by letter and case: shared by all officers of this tablet (F5). */
    labels: {
      read: (key: string): number => read<Record<string, number>>('fieldwrit.labels')?.[key] ?? 0,
      write: (key: string, lastGiven: number) => write('fieldwrit.labels', { ...read<Record<string, number>>('fieldwrit.labels'), [key]: lastGiven }),
    },
    /** Photos are sent on a metered line, too (B6). */
    photosAnyway: (): boolean => read<boolean>(PHOTOS_ANYWAY) === true,
    setPhotosAnyway: (isOn: boolean) => write(PHOTOS_ANYWAY, isOn),
    canary: (officer: string): Canary | null => read<Record<string, Canary>>('fieldwrit.canaries')?.[officer] ?? null,
    setCanary: (officer: string, canary: Canary) => write('fieldwrit.canaries', { ...read<Record<string, Canary>>('fieldwrit.canaries'), [officer]: canary }),
    /** An officer's vault as it lies closed; what is in it is the vault's business. */
    vault: <T extends object>(officer: string): T | null => (read<Record<string, T>>('fieldwrit.vaults')?.[officer] ?? null),
    /** False: it could not be written, and must not be used. */
    setVault: (officer: string, vault: object): boolean => {
      write('fieldwrit.vaults', { ...read<Record<string, object>>('fieldwrit.vaults'), [officer]: vault });
      return JSON.stringify(read<Record<string, object>>('fieldwrit.vaults')?.[officer]) === JSON.stringify(vault);
    },
    /** Wrong passphrases in a row. */
    attempts: (officer: string): Attempts | null => read<Record<string, Attempts | null>>('fieldwrit.attempts')?.[officer] ?? null,
    setAttempts: (officer: string, attempts: Attempts | null) => write('fieldwrit.attempts', { ...read<Record<string, Attempts | null>>('fieldwrit.attempts'), [officer]: attempts }),
    /** What the court sets for its tablets, as it last told; null: it never did. */
    rules: (): TabletRules | null => read<TabletRules>('fieldwrit.rules'),
    setRules: (rules: TabletRules) => write('fieldwrit.rules', rules),
    /** The tablet's seal strips, as the court last told of them, and as they were used (W5). */
    seals: {
      read: (): SealNote => read<SealNote>(SEALS) ?? { ranges: [], used: {} },
      write: (note: SealNote) => write(SEALS, note),
    },
    /** How far the wiping of an officer's data is: the court has ordered it, or it is done; null: it is not asked for. */
    wiping: (officer: string): Wiping | null => read<Record<string, Wiping | null>>('fieldwrit.wiping')?.[officer] ?? null,
    setWiping: (officer: string, wiping: Wiping | null) => write('fieldwrit.wiping', { ...read<Record<string, Wiping | null>>('fieldwrit.wiping'), [officer]: wiping }),
    /** Nothing of an officer is here any more: their vault first, since without it nothing else can be read. */
    forgetOfficer(officer: string) {
      for (const key of ['fieldwrit.vaults', 'fieldwrit.attempts', 'fieldwrit.canaries'] as const) {
        const others = without(read<Record<string, unknown>>(key) ?? {}, officer);
        write(key, others);
      }
      write('fieldwrit.officers', officers().map((known) => (known.officer === officer ? { ...known, hasStore: false } : known)));
    },
    /** Somebody signed out and the court has not heard of it yet: its session is still open. */
    signOutOwed: (): boolean => read<boolean>('fieldwrit.signOutOwed') === true,
    setSignOutOwed: (isOwed: boolean) => (isOwed ? write('fieldwrit.signOutOwed', true) : forget('fieldwrit.signOutOwed')),
  };
}

/** Another tab changed what stands under the key; returns the end of listening. */
export function onStoredElsewhere(key: DeviceKey, run: () => void): () => void {
  const heard = (event: StorageEvent) => void (event.key === key && run());
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

export type DeviceRegistry = ReturnType<typeof deviceRegistry>;
