import { may, need, type SheetDefinition } from '../column';
import { choice, day, instant, latitude, longitude, number, text, TEXT_LENGTH } from '../parsers';
import { caseColumn } from './caseColumn';

/** 线索. An informant has a number here, never a name. */
export const cluesSheet = {
  id: 'clues',
  names: ['线索', '财产线索', 'clues'],
  telling: ['case', 'source', 'text'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', '线索编号', 'id'),
    source: need(
      choice({
        applicant: ['申请执行人', '申请人提供'],
        informant: ['举报', '举报人', '群众举报', '悬赏举报'],
        inquiry: ['网络查控', '查控', '总对总', '点对点'],
        gps: ['GPS', '北斗', 'GPS定位', '定位'],
        police: ['公安', '公安联控', '联控'],
        court: ['法院', '依职权', '走访'],
        other: ['其他'],
      }),
      '来源',
      'source',
    ),
    text: need(text(TEXT_LENGTH), '内容', '线索内容', 'text'),
    state: may(choice({ open: ['待核实', '未核实'], confirmed: ['属实', '已核实'], void: ['不实', '无效'] }), '状态', 'state'),
    urgency: may(choice({ normal: ['一般', '普通'], urgent: ['紧急', '急'] }), '紧急度', '紧急程度', 'urgency'),
    receivedAt: may(instant, '时间', '提供时间', '收到时间', 'receivedAt'),
    verifyBy: may(day, '核实期限', 'verifyBy'),
    place: may(text(500), '地点', '位置', 'place'),
    lat: may(latitude, '纬度', 'lat', 'latitude'),
    lon: may(longitude, '经度', 'lon', 'lng', 'longitude'),
    datum: may(
      choice({ WGS84: ['WGS-84', 'GPS'], CGCS2000: ['CGCS 2000', '国家2000', '2000国家大地坐标系'], GCJ02: ['GCJ-02', '火星坐标', '高德', '腾讯'], BD09: ['BD-09', '百度'] }),
      '坐标系',
      'datum',
    ),
    accuracyM: may(number, '精度', '精度米', 'accuracyM'),
    informant: may(text(20), '举报人编号', 'informant'),
    contact: may(text(), '联系人', '联系方式', 'contact'),
  },
} as const satisfies SheetDefinition;
