export { createNotifications, deliverSoon } from './createNotifications';
export { NoticeOutbox, type Notice } from './NoticeOutbox';
export { addSubscriptionRoutes } from './router';
