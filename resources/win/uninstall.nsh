; Leads are not the program's: they stay unless the person says otherwise. The one-click uninstaller runs silently after its first
; question, so a box with /SD would never be seen: whether to ask is read from the command line. An update and IT's /S keep the data.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    ${GetParameters} $R6
    ClearErrors
    ${GetOptions} $R6 "/S" $R7
    ${if} ${Errors}
      ${if} $LANGUAGE == 1036
        StrCpy $R8 "Supprimer aussi les données de Boothbook sur cet ordinateur : contacts, photos, journal, clés et sauvegardes du profil ? Rien ne pourra les faire revenir. Les fichiers exportés et les sauvegardes placées ailleurs restent."
      ${else}
        StrCpy $R8 "Also delete Boothbook's data on this computer: leads, pictures, journal, keys and the profile's backups? Nothing can bring them back. Exported files and backups kept elsewhere stay."
      ${endIf}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R8" IDNO keepData
      SetShellVarContext current
      RMDir /r "$APPDATA\${APP_PACKAGE_NAME}"
      RMDir /r "$LOCALAPPDATA\${APP_PACKAGE_NAME}-updater"
      keepData:
    ${endIf}
  ${endIf}
!macroend
