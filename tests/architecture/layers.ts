/**
 * Who may import whom, as in src/README.md. An area that is not named may import nothing of ours; `features/*` stands for
 * every feature, and a feature may enter another one only by its index.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  platform: [],
  wire: ['domain'],
  ports: ['domain'],
  'storage/versions': [],
  storage: ['domain', 'storage/versions'],
  vault: ['domain', 'platform'],
  sync: ['wire', 'domain', 'ports'],
  i18n: [],
  ui: ['i18n'],
  features: ['domain', 'ui', 'i18n', 'ports', 'wire'],
  app: ['domain', 'platform', 'wire', 'ports', 'storage', 'vault', 'sync', 'i18n', 'ui', 'features'],
  main: ['app', 'i18n', 'ui'],
  sw: [],
  server: ['wire', 'domain'],
};
