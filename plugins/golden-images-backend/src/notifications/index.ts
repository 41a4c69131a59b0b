export { createNotifications, deliverSoon } from './createNotifications';
export { DeliveredNotices } from './DeliveredNotices';
export { NoticeOutbox, type Notice } from './NoticeOutbox';
export { addSubscriptionRoutes } from './router';
