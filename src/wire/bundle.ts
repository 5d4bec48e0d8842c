import * as z from 'zod/mini';
import { publicJwk } from './enrol';
import { refusals, sealedEntry } from './push';

/** Where a tablet hands over bundles that it carries for others, by the tus protocol (X2). */
export const BUNDLES_PATH = '/api/bundles';
/** What came of a bundle is in this response header, as JSON. */
export const BUNDLE_RESULT_HEADER = 'fieldwrit-bundle';
/** `writer`: who carries it. */
export const bundleMetadata = z.object({ writer: z.string(), sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

export const BUNDLE_FORMAT = 'fieldwrit-bundle';
export const BUNDLE_VERSION = 1;
/** Of a file's name. */
export const BUNDLE_SUFFIX = '.fwbundle';

const count = z.int().check(z.minimum(0));
const head = z.nullable(z.object({ seq: z.int(), hash: z.string() }));

/**
 * The first line of a bundle (X1), as JSON that anybody can read: whose it is and how much. All of it is a claim of the tablet; what
 * authenticates are the signatures within. `key` is the ephemeral public key, `kid` the court's key that it was agreed with.
 */
export const bundleHeader = z.object({
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(BUNDLE_VERSION),
  court: z.string(),
  courtName: z.string(),
  officer: z.string(),
  officerName: z.string(),
  device: z.string(),
  letter: z.string(),
  app: z.string(),
  madeAt: z.string(),
  writers: z.array(z.object({ writer: z.string(), letter: z.string(), head, entries: count, unsentEntries: count })),
  entries: count,
  unsentEntries: count,
  /** Announced files, and those whose bytes are within. */
  files: count,
  unsentFiles: count,
  fileBytes: count,
  drafts: count,
  kid: z.string(),
  key: publicJwk,
});
export type BundleHeader = z.infer<typeof bundleHeader>;

/** What lies within, one after another. After a file with `bytes` come so many raw bytes. */
export const bundleRecord = z.union([
  /** `certificate` is null for a writer that was made without a network (W3). */
  z.object({ is: z.literal('writer'), writer: z.string(), officer: z.string(), device: z.string(), letter: z.string(), certificate: z.nullable(z.string()), publicKey: publicJwk }),
  /** A run of the journal that ends at a signature, as in a push. */
  z.object({ is: z.literal('run'), writer: z.string(), entries: z.array(sealedEntry) }),
  z.object({
    is: z.literal('file'),
    writer: z.string(),
    entry: z.string(),
    sha256: z.string(),
    case: z.string(),
    mime: z.string(),
    unsent: z.boolean(),
    /** Null: the court has it, or its bytes were not found on the tablet. */
    bytes: z.nullable(count),
  }),
  z.object({ is: z.literal('draft'), key: z.string(), text: z.string() }),
  z.object({ is: z.literal('end') }),
]);
export type BundleRecord = z.infer<typeof bundleRecord>;

/** Why a bundle is refused whole. */
export const bundleFaults = ['notABundle', 'newerFormat', 'foreignCourt', 'unknownKey', 'damaged', 'cutShort'] as const;
export type BundleFault = (typeof bundleFaults)[number];

/** Why an entry or a file of a good bundle was not taken. */
export const bundleRefusals = [...refusals, 'notAnnounced', 'hashMismatch', 'notAnImage', 'missingBytes'] as const;
export type BundleRefusal = (typeof bundleRefusals)[number];

/** What came in, what was there already, what was not taken; drafts are no records and are kept apart. */
export const bundleCounts = z.object({
  entries: z.object({ stored: count, known: count }),
  files: z.object({ stored: count, known: count }),
  drafts: count,
  refused: z.array(z.object({ writer: z.string(), what: z.enum(['entries', 'files']), reason: z.enum(bundleRefusals), count })),
});
export type BundleCounts = z.infer<typeof bundleCounts>;

/** What came of a bundle; one with a fault is refused whole, and nothing of it was taken. */
export const bundleResult = z.union([z.object({ ok: z.literal(true), counts: bundleCounts }), z.object({ ok: z.literal(false), fault: z.enum(bundleFaults) })]);
export type BundleResult = z.infer<typeof bundleResult>;
