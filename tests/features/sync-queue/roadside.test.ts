// @vitest-environment happy-dom
import jsQR from 'jsqr';
import { mount } from '@vue/test-utils';
