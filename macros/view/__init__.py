"""What readers see: quizzes, instruments, drawings and lists as HTML, through templates/."""
