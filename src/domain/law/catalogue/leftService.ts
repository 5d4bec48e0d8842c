import type { Json } from '../../journal';
import { isPhoto } from '../../photo';
import { readTranscript } from '../../transcript';
import type { CheckedRule, Lack } from '../shortfall';
import { civilProcedure, interpretation } from '../sources';

/** R29 留置送达: never of a mediation paper; at the residence, or where direct service was refused; with a witness, or a photo or video. */
export const leftService: CheckedRule = {
  id: 'R29',
  source: civilProcedure('第八十九条'),
  also: [interpretation('第一百三十一条'), interpretation('第一百三十三条')],
  level: 'block',
  stage: 'freeze',
  ofEveryPaper: true,
  validFrom: '2024-01-01',
  validTo: null,
  check({ paper, template, action }) {
    if (!paper || template?.id !== 'service') return [];
    const { fields } = readTranscript(paper);
    if (fields['way'] !== 'left') return [];
    const at = { tab: 'transcript', id: paper.id } as const;
    const isFilmed = paper.files.some(isPhoto) || filled(fields['recording']);
    const hasWitness = filled(fields['witness']) || action.present.some(({ role, presence }) => (role === 'grassroots' || role === 'witness') && presence !== 'absent');
    const lacks: Lack[] = [];
    if (Object.entries(fields).some(([key, row]) => key.startsWith('documents/') && titleOf(row).includes('调解书'))) lacks.push({ code: 'mediation', at });
    if (fields['atResidence'] !== true && !(fields['refusedDirectly'] === true && isFilmed)) lacks.push({ code: 'place', at });
    if (!hasWitness && !isFilmed) lacks.push({ code: 'evidence', at });
    return lacks;
  },
};

const titleOf = (row: Json): string => {
  const { title } = typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as Readonly<Record<string, Json>>) : { title: null };
  return typeof title === 'string' ? title : '';
};
const filled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
