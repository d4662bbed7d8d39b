// A folder can be chosen as a whole, where the browser knows how.
(function () {
  'use strict';
  var input = document.getElementById('folder-files');
  if (!input || !('webkitdirectory' in input)) return;
  input.webkitdirectory = true;
  input.closest('[hidden]').hidden = false;
}());
