import './app/styles.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app/App.vue';
import { boot } from './app/boot';
import { keepPaperFonts } from './app/keepPaperFonts';
import { loadScreen, router } from './app/router';
import { startServiceWorker } from './app/serviceWorker';
import { i18n, startLanguage } from '@/i18n';
import { startTheme } from '@/ui';

startTheme();
const app = createApp(App).use(createPinia()).use(i18n);
// All that the first screen needs comes at the same time.
await Promise.all([startLanguage(), boot(app, router), loadScreen(location.pathname)]);
app.use(router).mount('#app');
void startServiceWorker();
keepPaperFonts();
