import type { FoldedDocument, Json } from '../../journal';
import type { InputReader } from '../input';
import { BLANK, paperTime } from '../paperTime';
import type { TemplateField } from '../template';
import type { PaperFields } from './paperFields';
import { classWords, identityWords, meansWords, resultWords, sexWords } from './peopleWords';
import { head, idWord, listed, person, word } from './sections';
import { dutyWords, roleWords } from './wording';

/** What papers of the second generation share. Each part tells only what was recorded; what was not is a line to complete. */

/** A part of a paper: its heading, and the lines below it. */
export interface Part {
  readonly head: string;
  readonly lines: readonly string[];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const numeral = (n: number): string => (n <= 10 ? (NUMERALS[n - 1] ?? '') : n < 20 ? `十${NUMERALS[n - 11]}` : `${NUMERALS[Math.floor(n / 10) - 1]}十${n % 10 === 0 ? '' : NUMERALS[(n % 10) - 1]}`);

/** The parts that there are, numbered in their order. */
export const numbered = (parts: readonly (Part | null)[]): string[] => parts.filter((part) => part !== null).map(({ head: heading, lines }, i) => [`${numeral(i + 1)}、${heading}`, ...lines].join('\n'));

/** Paragraphs of a paper, from its letterhead to its signatures, as text. */
export const paperText = (paragraphs: readonly (string | readonly string[])[]): string =>
  `${paragraphs.map((each) => (typeof each === 'string' ? each : each.join('\n'))).filter((each) => each !== '').join('\n\n')}\n`;

export const letterhead = (reader: InputReader, title: string): string[] => [reader.text(reader.all('case')[0], 'courtName') ?? BLANK, title];

/** 案号 … and the ruling that is acted on: the one that was chosen, else every ruling among the case's papers. */
export function caseLines(reader: InputReader, action: FoldedDocument | undefined, withRuling: boolean): string[] {
  const chosen = withRuling ? reader.text(action, 'ruling') : null;
  const lines = head(reader, withRuling && chosen === null);
  return chosen === null ? lines : [...lines, `采取措施的裁定书：${chosen}`];
}

/** Numbers of the case's papers of one kind (搜查令, 公告 …), with who issued them. */
export function casePapers(reader: InputReader, kind: string): string {
  const papers = reader.all('paper').filter((paper) => reader.text(paper, 'kind') === kind);
  return listed(papers.map((paper) => person(reader.text(paper, 'number') ?? reader.text(paper, 'title') ?? BLANK, [signedBy(reader.text(paper, 'signedBy'))])));
}
const signedBy = (name: string | null): string | null => (name === null ? null : `${name}签发`);

/** Begin and end, and where they fall into the night or a holiday, why and by whose leave. */
export function timePart(reader: InputReader, action: FoldedDocument | undefined): Part {
  const classes = reader.value(action, 'classes');
  const special = (Array.isArray(classes) ? classes : []).flatMap((id: Json) => (typeof id === 'string' && id !== 'normal' ? [classWords[id] ?? id] : []));
  const reason = reader.text(action, 'classReason');
  const approver = reader.text(action, 'classApprover');
  const why = [reason === null ? null : `理由：${reason}`, approver === null ? null : `批准人：${approver}`].filter((part) => part !== null);
  return {
    head: `时间：${paperTime(reader.text(action, 'startedAt'))}开始，${paperTime(reader.text(action, 'endedAt'))}完成`,
    lines: special.length > 0 ? [`　　${special.join('、')}执行${why.length > 0 ? `，${why.join('，')}` : ''}`] : [],
  };
}

export function placePart(reader: InputReader, action: FoldedDocument | undefined): Part {
  const place = reader.value(action, 'place') as Readonly<Record<string, Json>> | null;
  const position = typeof place?.['lat'] === 'number' && typeof place['lon'] === 'number' ? `（北纬${place['lat'].toFixed(5)}°，东经${place['lon'].toFixed(5)}°，平板定位，仅供参考）` : '';
  const approval = reader.value(action, 'crossProvince') === true ? [`　　异地执行批准：${reader.text(action, 'crossProvinceApproval') ?? BLANK}`] : [];
  return { head: `地点：${reader.text(action, 'placeText') ?? BLANK}${position}`, lines: approval };
}

/** 执行人员 and 记录人 (民事诉讼法 239), the interpreter with the language (民事诉讼法 11), papers shown. */
export function officersPart(reader: InputReader, action: FoldedDocument | undefined): Part {
  const team = reader.rows(action, 'team');
  const said = (rows: typeof team) => listed(rows.map(({ leaf }) => person(leaf['name'], [idWord(dutyWords, leaf['duty']), leaf['certificateNo']])));
  const recorders = team.filter(({ leaf }) => leaf['duty'] === 'recorder');
  const shown = reader.text(action, 'papersShownAt');
  return {
    head: `执行人员：${said(team.filter(({ leaf }) => leaf['duty'] !== 'recorder'))}`,
    lines: [`　　记录人：${said(recorders)}`, shown === null ? `　　出示证件：${BLANK}` : `　　出示证件：${paperTime(shown)}，执行人员出示工作证件`],
  };
}

/** Everybody of the roster: who came, as what, by what paper; who did not, and why. */
export function peoplePart(reader: InputReader, action: FoldedDocument | undefined): Part {
  const roster = reader.rows(action, 'present');
  const came = roster.filter(({ leaf }) => leaf['presence'] !== 'absent');
  const absent = roster.filter(({ leaf }) => leaf['presence'] === 'absent');
  const reason = (leaf: Readonly<Record<string, Json>>): string => `，原因：${word(leaf['reason']) ?? BLANK}`;
  return {
    head: came.length > 0 ? '到场人：' : `到场人：${BLANK}`,
    lines: [
      ...came.map(({ leaf }, i) => `　　${i + 1}. ${rosterWords(leaf)}${leaf['presence'] === 'left' ? `，中途离开${reason(leaf)}` : ''}`),
      ...absent.map(({ leaf }) => `　　未到场：${person(leaf['name'], [idWord(roleWords, leaf['role'])])}${reason(leaf)}`),
    ],
  };
}

/** 林某（被执行人，女，居民身份证…，使用藏语） */
export function rosterWords(leaf: Readonly<Record<string, Json>>): string {
  const identity = word(leaf['identity']);
  const kind = identityWords[String(leaf['idType'])] ?? '';
  const language = word(leaf['language']);
  return person(leaf['name'], [
    idWord(roleWords, leaf['role']),
    sexWords[String(leaf['sex'])],
    leaf['minor'] === true && leaf['role'] !== 'minorFamilyMember' ? '未成年人' : null,
    identity === null ? null : `${kind}${identity}`,
    leaf['contact'],
    language === null || leaf['role'] === 'interpreter' ? language : `使用${language}`,
  ]);
}

/** Whom one called to the scene (民事诉讼法 256), and why nobody of a 基层组织 came. */
export function noticePart(reader: InputReader, action: FoldedDocument | undefined): Part {
  const attempts = reader.rows(action, 'notice').map(({ leaf }, i) => {
    const who = person(leaf['name'], [idWord(roleWords, leaf['role'])]);
    const result = leaf['result'] === 'other' ? null : (resultWords[String(leaf['result'])] ?? word(leaf['result']));
    const ended = [result, word(leaf['note'])].filter((part) => part !== null);
    return `　　${i + 1}. ${paperTime(word(leaf['at']))}，${meansWords[String(leaf['means'])] ?? word(leaf['means']) ?? BLANK}通知${who}到场；结果：${ended.length > 0 ? ended.join('，') : BLANK}。`;
  });
  const absence = reader.text(action, 'grassrootsAbsence');
  return {
    head: attempts.length > 0 ? '到场通知：' : `到场通知（被通知人、方式、时间、结果）：${BLANK}`,
    lines: [...attempts, ...(absence === null ? [] : [`　　基层组织人员未到场的原因：${absence}`])],
  };
}

/** What every paper of an action asks at its end. */
export const closingFields = [
  { key: 'madeKnown', is: 'choice', words: { read: '在场人阅读', aloud: '向在场人宣读', both: '在场人阅读并向其宣读' } },
  { key: 'opinion', is: 'text' },
] as const satisfies readonly TemplateField[];

/** How the paper was made known to those who sign, and what they say to it. */
export function closing(reader: InputReader, transcript: FoldedDocument | undefined, fields: PaperFields): string[] {
  return [...readAloudLine(reader, transcript), `以上笔录经${fields.choice('madeKnown')}，在场人意见：${fields.text('opinion')}`, '以下空白'];
}

/** Who read what out, in which language (民事诉讼法 11). */
export function readAloudLine(reader: InputReader, transcript: FoldedDocument | undefined): string[] {
  const leaf = reader.value(transcript, 'readAloud') as Readonly<Record<string, Json>> | null;
  const by = word(leaf?.['by']);
  if (by === null) return [];
  const language = word(leaf?.['language']);
  const parts = word(leaf?.['parts']);
  const at = word(leaf?.['at']);
  return [`${at === null ? '' : `${paperTime(at)}，`}由${by}${language === null ? '' : `用${language}`}宣读${parts === null ? '全文' : `：${parts}`}。`];
}

/** Who is to sign: everybody who was there. `custodian` null: the paper wants none. */
export function signatureLines(reader: InputReader, action: FoldedDocument | undefined, custodian: string | null): string[] {
  const team = reader.rows(action, 'team');
  const names = (rows: typeof team) => listed(rows.map(({ leaf }) => word(leaf['name']) ?? BLANK));
  const came = reader.rows(action, 'present').filter(({ leaf }) => leaf['presence'] !== 'absent');
  const interpreters = came.filter(({ leaf }) => leaf['role'] === 'interpreter');
  return [
    `执行人员：${names(team.filter(({ leaf }) => leaf['duty'] !== 'recorder'))}`,
    `记录人：${names(team.filter(({ leaf }) => leaf['duty'] === 'recorder'))}`,
    ...(custodian === null ? [] : [`保管人：${custodian}`]),
    `到场人：${names(came.filter(({ leaf }) => leaf['role'] !== 'interpreter'))}`,
    ...(interpreters.length > 0 ? [`翻译：${names(interpreters)}`] : []),
  ];
}

/** Everybody of the team. */
export const officerNames = (reader: InputReader, action: FoldedDocument | undefined): string => listed(reader.rows(action, 'team').map(({ leaf }) => word(leaf['name']) ?? BLANK));

/** The name of a team member by its id; a text that is none is printed as it is. */
export function officerName(reader: InputReader, action: FoldedDocument | undefined, id: Json | undefined): string {
  const member = reader.rows(action, 'team').find((row) => row.id === id);
  return word(member?.leaf['name']) ?? word(id) ?? BLANK;
}
