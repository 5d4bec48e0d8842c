/** Invented matter for the plain cases: no real person, firm or number. Places are towns; coordinates only lie near them. */
export const causes = ['买卖合同纠纷', '民间借贷纠纷', '建设工程施工合同纠纷', '融资租赁合同纠纷', '房屋租赁合同纠纷', '劳务合同纠纷', '追索劳动报酬纠纷', '机动车交通事故责任纠纷', '金融借款合同纠纷', '离婚后财产纠纷'] as const;

export const applicants = ['湖南某工程机械公司', '长沙某小额贷款公司', '某银行长沙支行', '邓某', '湘潭某钢材公司', '刘某', '某物业服务公司', '彭某', '某融资租赁公司', '曾某'] as const;

export const respondents = ['罗某', '长沙某餐饮公司', '湖南某建筑劳务公司', '谭某', '肖某', '宁乡某养殖场', '望城某物流公司', '蒋某', '某装饰工程公司', '易某', '湘江某纺织厂', '韩某', '贺某'] as const;

export const places = [
  { place: '长沙市岳麓区某物流园', lat: 28.2207, lon: 112.8842 },
  { place: '长沙市望城区某工业园', lat: 28.3612, lon: 112.8197 },
  { place: '宁乡市某镇养殖场', lat: 28.1631, lon: 112.4012 },
  { place: '湘潭市某建材市场', lat: 27.8452, lon: 112.9087 },
  { place: '长沙县某村', lat: 28.2464, lon: 113.2251 },
  { place: '岳麓区某小区', lat: 28.1893, lon: 112.9104 },
  { place: '浏阳市某砂石场', lat: 28.1512, lon: 113.6238 },
  { place: '益阳市某码头', lat: 28.5893, lon: 112.3317 },
] as const;

export const clueTexts = ['群众反映被执行人的货车停在此处过夜', '申请执行人发现被执行人的挖掘机在工地作业', '被执行人每周五回此处居住', '厂房内仍有设备开工', '养殖场近日有禽蛋出栏', '租户反映租金仍由被执行人收取', '车辆进入该停车场的预警'] as const;

export const assets = [
  { asset: '车辆', what: '小型轿车一台，已登记查封' },
  { asset: '银行存款', what: '某银行账户' },
  { asset: '不动产', what: '住宅一套，有抵押' },
  { asset: '网络资金', what: '微信账户余额' },
  { asset: '公积金', what: '住房公积金账户' },
  { asset: '保险', what: '收益类保险一份' },
] as const;

export const risks = [
  { kind: '犬只', note: '院内有大型犬' },
  { kind: '老人儿童', note: '同住老人行动不便' },
  { kind: '抗拒', note: '曾有推搡' },
  { kind: '疾病', note: '自称心脏病，备好急救联系方式' },
  { kind: '舆情', note: '此前被网络直播' },
] as const;

export const deliveries = ['返还摊铺机一台', '腾退商铺一间', '交付公司印章及账簿', '退出承包地2.3亩'] as const;
