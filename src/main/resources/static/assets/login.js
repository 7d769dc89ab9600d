// The part of a link behind "#" never reaches the server. In the form's address the browser keeps it through the
// redirect after the login, so a deep link into Tasklist leads to its task.
const form = document.getElementById('login');
if (location.hash) {
  form.action = form.getAttribute('action') + location.hash;
}
