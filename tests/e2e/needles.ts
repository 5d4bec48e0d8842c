/** Something that must not be found, and how it could lie there: each text of `forms` is looked for as bytes. */
export interface Needle {
  readonly name: string;
  readonly forms: readonly Buffer[];
}

/** A text as UTF-8 and UTF-16, each of them also in base64 at every alignment and in the alphabet of URLs, and with its letters escaped as in JSON. */
export function needleOf(name: string, text: string): Needle {
  const [utf8, utf16] = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const escaped = [...text].some((letter) => letter > '~') ? [Buffer.from(text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)), Buffer.from(encodeURIComponent(text))] : [];
  return { name, forms: distinct([utf8, utf16, ...base64Of(utf8), ...base64Of(utf16), ...escaped]) };
}

/** Bytes, such as those of a key, as they are, in base64 and in hexadecimal digits. */
export const bytesNeedle = (name: string, bytes: Uint8Array): Needle => ({ name, forms: distinct([Buffer.from(bytes), ...base64Of(Buffer.from(bytes)), Buffer.from(Buffer.from(bytes).toString('hex'))]) });

/** The names of what is found in some bytes. */
export const foundIn = (bytes: Buffer, needles: readonly Needle[]): string[] => needles.filter(({ forms }) => forms.some((form) => bytes.includes(form))).map(({ name }) => name);

/** What base64 of longer bytes holds for certain when these lie somewhere in them: without the letters at either end that neighbours have a part in. */
function base64Of(bytes: Buffer): Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '');
    const inner = text.slice(before === 0 ? 0 : before + 1, (bytes.length + before) % 3 === 0 ? undefined : -1);
    return inner.length < 8 ? [] : [Buffer.from(inner), Buffer.from(inner.replaceAll('+', '-').replaceAll('/', '_'))];
  });
}

const distinct = (forms: readonly Buffer[]): Buffer[] => [...new Map(forms.map((form) => [form.toString('hex'), form])).values()];
