import { attribute, choice, movable, QUANTITY, type Category } from './category';

/** 土地、承包地、草场: where it lies, its four boundaries, its area by two methods, and by what paper it is held. */
export const land: Category = {
  ...movable,
  id: 'land',
  paper: '土地',
  property: 'realEstate',
  registered: true,
  measure: 'sealingUp',
  needs: ['ownershipBasis'],
  units: ['unit.mu', 'unit.squareMetre', 'unit.hectare'],
  counted: true,
  titleKeys: ['location', 'landUse'],
  photosWanted: 4,
  attributes: [
    attribute('location', 'text', true, '坐落', { hasHint: true }),
    attribute('boundaries', 'text', true, '四至', { hasHint: true, ownState: true }),
    attribute(QUANTITY, 'number', true, '面积'),
    attribute('secondArea', 'text', false, '另一方法所得面积', { hasHint: true, ownState: true }),
    choice('areaMethod', false, '面积方法', { gnss: '卫星定位', tape: '皮尺丈量', document: '证载', agreed: '双方确认' }),
    attribute('landUse', 'text', false, '地类', { hasHint: true }),
    attribute('contractNo', 'text', false, '承包合同号', { unique: true }),
    attribute('crops', 'text', false, '作物、青苗', { hasHint: true, ownState: true }),
    attribute('water', 'text', false, '水源', { ownState: true }),
    attribute('road', 'text', false, '道路', { ownState: true }),
    attribute('markers', 'text', false, '界标', { ownState: true }),
    attribute('map', 'text', false, '图', { hasHint: true, ownState: true }),
  ],
  check: () => [],
};
