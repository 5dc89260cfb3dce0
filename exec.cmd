@rem Lets the script "start" of package.json begin with exec, as a shell needs it to pass signals on, on Windows too.
@%*
