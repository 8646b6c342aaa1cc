@rem Stands in for the desktop editor's executable: see code-launcher.mjs.
@node "%~dp0code-launcher.mjs" %*
