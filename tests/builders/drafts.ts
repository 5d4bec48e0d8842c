import { v7 as uuidv7 } from 'uuid';
import type { FileNote, Json } from '@/domain/journal';
import type { Draft } from './tabletWriter';

const item = (id: string) => ({ kind: 'item', id });

export const createItem = (caseId: string, id: string, set: Record<string, Json> = { name: '挖掘机' }): Draft => ({ case: caseId, document: item(id), op: 'create', change: { set } });

/** `seen` names the entries whose values the officer had before his eyes. */
export const setItem = (caseId: string, id: string, set: Record<string, Json>, seen: Record<string, string[]> = {}): Draft => ({ case: caseId, document: item(id), op: 'set', change: { set, seen } });

export const attachTo = (caseId: string, id: string, ...files: FileNote[]): Draft & { readonly id: string } => ({ id: uuidv7(), case: caseId, document: item(id), op: 'attach', change: { files } });

export const photoNote = (sha256: string, size: number, mime = 'image/jpeg'): FileNote => ({ sha256, size, mime, role: 'photo', name: null, origin: 'live', takenAt: '2026-03-02T01:00:00.000Z' });
