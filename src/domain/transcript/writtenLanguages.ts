/** Languages that a paper is often written in beside Chinese (民诉法 11), in the papers' own words; any other may be written. */
export const writtenLanguages: readonly string[] = ['藏文', '维吾尔文', '蒙古文', '哈萨克文', '朝鲜文', '彝文', '壮文', '英文'];
