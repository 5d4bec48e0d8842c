/** 清单: the inventory of a field action. */
export { default as InventoryTab } from './InventoryTab.vue';
export { itemView, type ItemView } from '@/domain/inventory/itemView';
export { useItemWords } from './useItemWords';
