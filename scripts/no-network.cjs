// Preloaded into the official compiler and the processes it starts: a look-up of other hosts fails at
// once. Without a network its calls home would otherwise hang, and with one they tell about the project.
const net = require('node:net');

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function refuse(...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'string' || options?.path) return connect.apply(this, args);
  process.nextTick(() => this.destroy(new Error('No network while compiling.')));
  return this;
};
