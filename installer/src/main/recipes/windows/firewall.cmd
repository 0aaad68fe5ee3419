@echo off
rem Lets others on this network reach Maru without a question at its first start. Run as an administrator, for
rem example after a silent installation; "firewall.cmd remove" takes it back. Public networks stay closed.
set rule="Maru"
netsh advfirewall firewall delete rule name=%rule% >nul 2>&1
if /i "%1"=="remove" exit /b 0
netsh advfirewall firewall add rule name=%rule% dir=in action=allow program="%~dp0maru.exe" profile=private,domain description="People on this network reach this computer's Maru; everything said is encrypted."
