"""Addresses of whoever signs in."""

from django.urls import path

from eblangkon.desks.account import (
    beginning,
    devices,
    doors,
    inbox,
    invitation,
    news,
    own,
    own_data,
    passwords,
    recovery,
    second_proof,
    security,
    sign_in,
)

urlpatterns = [
    path("masuk", sign_in.sign_in, name="sign_in"),
    path("masuk/bukti-kedua", second_proof.second_proof, name="mfa_authenticate"),
    path("keluar", sign_in.sign_out, name="sign_out"),
    path("akun", own.account, name="account"),
    path("akun/kabar", news.news, name="account_news"),
    path("akun/bahasa", own.language, name="account_language"),
    path("akun/data", own_data.own_data, name="own_data"),
    path("akun/data/unduh", own_data.own_file, name="own_file"),
    path("akun/sandi", own.password, name="account_password"),
    path("akun/perangkat/keluarkan", devices.end, name="devices_end"),
    path("akun-pejabat/<int:person>/pemulihan", recovery.recovery, name="recovery"),
    path("akun-pejabat/<int:person>/undangan", beginning.send_again, name="official_invitation"),
    path("undangan-pejabat/<str:token>", beginning.begin, name="official_welcome"),
    path("akun/keamanan", security.security, name="account_security"),
    path("akun/keamanan/kode", security.codes, name="recovery_codes"),
    path("akun/keamanan/kode/unduh", security.download, name="recovery_codes_file"),
    path("akun/keamanan/ganti", security.change, name="security_change"),
    path("sandi/lupa", passwords.forgotten, name="password_forgotten"),
    path("sandi/lupa/terkirim", passwords.sent, name="password_sent"),
    path("sandi/baru/<str:key>", passwords.new, name="password_new"),
    path("undangan/<str:token>", invitation.invitation, name="invitation"),
    path("coba", doors.doors, name="doors"),
    path("kotak", inbox.inbox, name="inbox"),
    path("kotak/<int:notice>", inbox.open_notice, name="notice"),
    path("ke/<slug:kind>/<str:key>", inbox.subject, name="subject"),
]
