import type { CheckedRule } from '../shortfall';

const LOCAL_PAPER = /预处罚|预失信|预拘留|预罚款|预曝光|预告/;

/** R34 非法定文书: warnings that are only a local practice (预处罚 and the like) say so. A court's policy. */
export const nonStatutoryTag: CheckedRule = {
  id: 'R34',
  source: null,
  level: 'warn',
  stage: 'freeze',
  validFrom: '2020-01-01',
  validTo: null,
  check: ({ case: of }) =>
    (of?.papers ?? [])
      .filter(({ title, scope }) => LOCAL_PAPER.test(title) && !`${title}${scope ?? ''}`.includes('非法定文书'))
      .map(({ title }) => ({ code: 'tag', at: { tab: 'info' }, words: { title } })),
};
