"""Addresses of whoever signs in."""

from django.urls import path

from eblangkon.desks.account import doors, inbox, own, own_data, passwords, sign_in

urlpatterns = [
    path("masuk", sign_in.sign_in, name="sign_in"),
    path("keluar", sign_in.sign_out, name="sign_out"),
    path("akun", own.account, name="account"),
    path("akun/bahasa", own.language, name="account_language"),
    path("akun/data", own_data.own_data, name="own_data"),
    path("akun/data/unduh", own_data.own_file, name="own_file"),
    path("akun/sandi", own.password, name="account_password"),
    path("sandi/lupa", passwords.forgotten, name="password_forgotten"),
    path("sandi/lupa/terkirim", passwords.sent, name="password_sent"),
    path("sandi/baru/<str:key>", passwords.new, name="password_new"),
    path("coba", doors.doors, name="doors"),
    path("kotak", inbox.inbox, name="inbox"),
    path("kotak/<int:notice>", inbox.open_notice, name="notice"),
    path("ke/<slug:kind>/<str:key>", inbox.subject, name="subject"),
]
