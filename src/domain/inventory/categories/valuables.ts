import { attribute, choice, movable, QUANTITY, textValue, type Category } from './category';
import { missingWhen, untestedMetal } from './doubts';

/** 贵金属、珠宝、字画、酒: described by looks, weighed before the camera, packed under a number. A weight is ★ of metal and jewels alone. */
export const valuables: Category = {
  ...movable,
  id: 'valuables',
  paper: '贵重物品',
  mayBeExempt: true,
  units: ['unit.piece', 'unit.gram', 'unit.bottle', 'unit.sheet', 'unit.suite'],
  counted: true,
  titleKeys: ['name', 'kind'],
  photosWanted: 3,
  attributes: [
    attribute('name', 'text', true, '名称', { hasHint: true }),
    choice('kind', true, '种类', { metal: '贵金属', jewellery: '珠宝', painting: '字画', wine: '酒', watch: '钟表', other: '其他' }),
    attribute(QUANTITY, 'number', true, '数量'),
    attribute('grossG', 'number', false, '毛重', { unit: 'unit.gram', hasHint: true, unique: true }),
    attribute('netG', 'number', false, '净重', { unit: 'unit.gram', unique: true }),
    attribute('fineness', 'text', false, '成色', { hasHint: true }),
    attribute('hallmark', 'text', false, '印记'),
    attribute('certificateNo', 'text', false, '证书号', { unique: true }),
    attribute('packageNo', 'text', false, '包装封号', { unique: true, identifies: false }),
  ],
  check: (values) => {
    const kind = textValue(values, 'kind');
    const [gross, net] = [values['grossG'], values['netG']];
    return [
      ...untestedMetal(values),
      ...missingWhen(kind === 'metal' || kind === 'jewellery', values, 'grossG'),
      ...(typeof gross === 'number' && typeof net === 'number' && net > gross ? [{ level: 'warn', code: 'netAboveGross', key: 'netG' } as const] : []),
    ];
  },
};
