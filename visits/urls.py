"""Addresses of the record's pages."""

from django.contrib.auth import views as account
from django.urls import path

from visits.views.correcting import correct
from visits.views.countries import country, country_list
from visits.views.home import home
from visits.views.officials import answer_question, official, official_list
from visits.views.relationships import relationship, relationship_list
from visits.views.reviewing import answer_proposal, review, undo
from visits.views.searching import search
from visits.views.visits import visit, visit_list

urlpatterns = [
    path("", home, name="home"),
    path("countries/", country_list, name="countries"),
    path("countries/<slug:code>/", country, name="country"),
    path("relationships/", relationship_list, name="relationships"),
    path("relationships/<slug:pair>/", relationship, name="relationship"),
    path("officials/", official_list, name="officials"),
    path("officials/<int:number>/", official, name="official"),
    path("questions/<int:number>/answer/", answer_question, name="answer-question"),
    path("visits/", visit_list, name="visits"),
    path("visits/<int:number>/", visit, name="visit"),
    path("visits/<int:number>/correct/", correct, name="correct"),
    path("visits/<int:number>/review/", review, name="review"),
    path("changes/<int:number>/undo/", undo, name="undo"),
    path("proposals/<int:number>/answer/", answer_proposal, name="answer-proposal"),
    path("search/", search, name="search"),
    path(
        "login/",
        account.LoginView.as_view(
            template_name="pages/login.html", redirect_authenticated_user=True
        ),
        name="login",
    ),
    path("logout/", account.LogoutView.as_view(), name="logout"),
    path(
        "account/password/",
        account.PasswordChangeView.as_view(
            template_name="pages/password.html", success_url="/account/password/done/"
        ),
        name="password",
    ),
    path(
        "account/password/done/",
        account.PasswordChangeDoneView.as_view(template_name="pages/password_done.html"),
        name="password_change_done",
    ),
]
