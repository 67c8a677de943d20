const UNSOLD =
  /^(?:开发商|开发公司|开发单位|建设单位|房开公司|房地产商)?(?:的|名下)?(?:未售|未出售|未销售|未卖|待售|尚未出售|尚未售出|未售出|库存|自持|持有|尾盘)?(?:房|房屋|房源|单元|住宅)?$/;

/** True for what a roster writes where a unit has not been sold: 未售, 开发商, 开发商未售, 未售（开发商）. */
export function isUnsoldText(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\s()[\]【】,，、/-]/g, '');
  if (/^(房|房屋|房源|单元|住宅)?$/.test(plain)) return false;
  const turned = plain.replace(/^(未售|未出售|待售)(开发商|开发公司|建设单位)$/, '$2$1');
  return UNSOLD.test(turned);
}
