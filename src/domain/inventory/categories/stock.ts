import { attribute, choice, movable, QUANTITY, type Category } from './category';

/** 存货、原材料、农资: how its quantity was found out stands beside the quantity. */
export const stock: Category = {
  ...movable,
  id: 'stock',
  paper: '存货',
  units: ['unit.ton', 'unit.piece', 'unit.box', 'unit.bag', 'unit.cubicMetre', 'unit.kg', 'unit.suite'],
  counted: true,
  titleKeys: ['name', 'spec'],
  photosWanted: 3,
  attributes: [
    attribute('name', 'text', true, '品名'),
    attribute('spec', 'text', true, '规格'),
    attribute(QUANTITY, 'number', true, '数量'),
    choice('measuredBy', true, '计量方式', { weighbridge: '过磅', stack: '堆方测算', count: '逐件清点', sample: '抽样推算', label: '按包装标示' }, { hasHint: true }),
    attribute('slipNo', 'text', false, '磅单号', { unique: true }),
    attribute('batchNo', 'text', false, '批号'),
    attribute('bestBefore', 'date', false, '保质期至'),
    attribute('bin', 'text', false, '仓位'),
  ],
  check: () => [],
};
