/** 离线: what is shown is from earlier. */
Component({
  properties: { age: { type: String, value: '' } },
});
