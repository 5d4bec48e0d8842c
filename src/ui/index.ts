export { default as AppButton } from './button/AppButton.vue';
export { default as HoldButton } from './button/HoldButton.vue';
export { default as IconButton } from './button/IconButton.vue';

export { default as CheckField } from './field/CheckField.vue';
export { default as ChoiceGroup } from './field/ChoiceGroup.vue';
export { default as FieldFrame } from './field/FieldFrame.vue';
export { default as MoneyField } from './field/MoneyField.vue';
export { default as NumberField } from './field/NumberField.vue';
export { default as NumberPad } from './field/NumberPad.vue';
export { default as SearchField } from './field/SearchField.vue';
export { default as SelectField } from './field/SelectField.vue';
export { default as SwitchField } from './field/SwitchField.vue';
export { default as TextArea } from './field/TextArea.vue';
export { default as TextField } from './field/TextField.vue';
export type { Option } from './field/option';

export { default as ActionBar } from './layout/ActionBar.vue';
export { default as TabBar } from './layout/TabBar.vue';
export { default as TwoPane } from './layout/TwoPane.vue';
export type { Tab } from './layout/tab';
export { coverPage } from './layout/steadyLayout';
export { useTopBar, type Place, type PlacePill, type Unsent } from './layout/topBar.store';
export { useDrawn } from './layout/useDrawn';
export { useRested } from './layout/useRested';
export { useMedia, useTouch, useWide } from './layout/useMedia';

export { default as Card } from './list/Card.vue';
export { default as EmptyState } from './list/EmptyState.vue';
export { default as FactLine } from './list/FactLine.vue';
export { default as FactList } from './list/FactList.vue';
export { default as ListRow } from './list/ListRow.vue';
export { default as TodoRow } from './list/TodoRow.vue';
export { default as VirtualList } from './list/VirtualList.vue';

export { default as Chip } from './mark/Chip.vue';
export { default as Icon } from './mark/Icon.vue';
export { default as StatusPill } from './mark/StatusPill.vue';
export { default as Thumbnail } from './mark/Thumbnail.vue';
export { default as TodoSign } from './mark/TodoSign.vue';
export type { IconName } from './mark/icons';
export { tones, type Tone } from './mark/tone';

export { default as ProgressBar } from './meter/ProgressBar.vue';
export { default as ProgressRing } from './meter/ProgressRing.vue';
export { default as SegmentMeter } from './meter/SegmentMeter.vue';
export { default as ValueMeter } from './meter/ValueMeter.vue';
export type { Segment } from './meter/segment';

export { default as AppDialog } from './overlay/AppDialog.vue';
export { default as BottomSheet } from './overlay/BottomSheet.vue';
export { default as FullPage } from './overlay/FullPage.vue';
export { default as Notice } from './overlay/Notice.vue';
export { default as SideSheet } from './overlay/SideSheet.vue';
export { default as ToastHost } from './overlay/ToastHost.vue';
export { useToast, type Toast, type ToastInput } from './overlay/useToast';

export { startTheme, themeChoices, useTheme, type Theme, type ThemeChoice } from './theme';
