import './app/styles.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app/App.vue';
import { boot } from './app/boot';
import { router } from './app/router';
import { startServiceWorker } from './app/serviceWorker';
import { i18n, startLanguage } from '@/i18n';
import { startTheme } from '@/ui';

startTheme();
await startLanguage();

const app = createApp(App).use(createPinia()).use(i18n);
await boot(app, router);
app.use(router).mount('#app');
void startServiceWorker();
